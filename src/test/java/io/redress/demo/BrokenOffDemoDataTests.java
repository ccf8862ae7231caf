package io.redress.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.redress.RedressTest;
import io.redress.cases.Cases;
import io.redress.notification.Outbox;
import io.redress.security.Side;
import io.redress.time.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

// A directory that no other test names gives it a database of its own, which is empty.
@RedressTest(
        properties = {
            "redress.demo=true",
            "redress.demo-data=false",
            "redress.evidence.directory=target/evidence-broken-off"
        })
class BrokenOffDemoDataTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<Sandbox> sandbox;

    @Autowired
    private Cases cases;

    @Autowired
    private Desk desk;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void loadThatBreaksOffLeavesNothingAndTheNextOneLoadsAll() {
        DemoData demo = new DemoData(jdbc, sandbox, cases, desk, outbox, clock, transactions);
        List<Story> broken = new ArrayList<>(Stories.all());
        broken.add(Story.about(DemoOrder.of(
                                "BROKEN", DemoOrder.party("B-1", "Bea Buyer"), DemoOrder.party("S-1", "Sam Seller"))
                        .line("L1", 1, "1.00", "Nothing"))
                .daysAgo(3, cast -> cast.accepts(Side.BUYER)));
        Instant before = clock.instant();

        assertThatIllegalStateException().isThrownBy(() -> demo.load(sandbox.getObject(), broken));
        assertThat(count("orders") + count("return_case") + count("act_ru_execution"))
                .isZero();
        assertThat(clock.instant()).isBetween(before, before.plus(Duration.ofMinutes(5)));

        assertThat(demo.load(sandbox.getObject(), Stories.all())).isTrue();
        assertThat(count("return_case")).isEqualTo(Stories.all().size());
        assertThat(clock.instant()).isBetween(before, before.plus(Duration.ofMinutes(5)));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
