package io.redress.demo;

import io.redress.cases.Cases;
import io.redress.notification.Outbox;
import io.redress.time.Sandbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demonstration into a database that knows no order yet, before the HTTP port opens. All of it is one
 * transaction: a start that is killed in the middle leaves nothing, and the next one begins anew.
 */
@Component
@ConditionalOnBooleanProperty("redress.demo-data")
class DemoData implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    /** Before the web server, which starts among the last. */
    private static final int PHASE = 0;

    private static final int LONGEST_SECONDS = 300;

    /** For two nodes that start on the same empty database. */
    private static final long LOCK = 0x52_65_64_72_65_73_73L;

    private final JdbcClient jdbc;
    private final ObjectProvider<Sandbox> sandbox;
    private final Cases cases;
    private final Desk desk;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private boolean running;

    DemoData(
            JdbcClient jdbc,
            ObjectProvider<Sandbox> sandbox,
            Cases cases,
            Desk desk,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sandbox = sandbox;
        this.cases = cases;
        this.desk = desk;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(LONGEST_SECONDS);
    }

    @Override
    public void start() {
        running = true;
        Sandbox movable = sandbox.getIfAvailable();
        if (movable == null) {
            log.info("No demo cases: they need a clock that can be moved, which redress.sandbox=true gives");
            return;
        }
        load(movable, Stories.all());
    }

    /**
     * Tells the stories, if nothing has ever happened here.
     *
     * @return whether it did
     */
    boolean load(Sandbox movable, List<Story> stories) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            if (jdbc.sql("select exists (select from orders)")
                    .query(Boolean.class)
                    .single()) {
                return false;
            }
            tell(movable, stories);
            log.info("Loaded {} demo cases", stories.size());
            return true;
        }));
    }

    private void tell(Sandbox movable, List<Story> stories) {
        Instant present = clock.instant();
        List<Scene> scenes = stories.stream()
                .flatMap(story -> story.scenes(new Cast(desk, story.order(present))))
                .sorted(Comparator.comparing(Scene::ago).reversed())
                .toList();
        if (scenes.isEmpty()) {
            return;
        }
        movable.retell(
                present.minus(scenes.get(0).ago()),
                moveTo -> scenes.forEach(scene -> {
                    moveTo.accept(present.minus(scene.ago()));
                    scene.happens();
                    cases.writeNow();
                }));
        cases.writeNow();
        outbox.tellNobody();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
