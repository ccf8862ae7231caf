package io.redress.process;

import io.redress.process.change.Mapping;
import io.redress.process.change.Moving;
import io.redress.process.change.Moving.Left;
import io.redress.process.change.Moving.Progress;
import io.redress.process.change.ReleaseRecord;
import io.redress.process.change.Releases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves running cases to the newest versions of their processes. */
@Component
public class ProcessMigration {

    /** While others work, or nothing is due yet. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Moving moving;
    private final Releases releases;
    private final ReleaseRecord record;

    ProcessMigration(Moving moving, ProcessEngine engine, ReleaseRecord record) {
        this.moving = moving;
        this.releases = new Releases(engine);
        this.record = record;
    }

    /**
     * How far it is.
     *
     * @param failed processes that could not be moved
     * @param paused whether nobody goes on with it
     */
    public record State(int total, int done, int failed, boolean paused) {}

    /**
     * What to move, and how.
     *
     * @param mapping a file that says what takes whose place; null if minor steps are not to be taken
     * @param perMinute processes a minute, 0 for as many as can be
     */
    public record Order(@Nullable Path mapping, int perMinute) {

        private @Nullable Mapping pairs() {
            return mapping == null ? null : Mapping.read(mapping);
        }
    }

    /**
     * Begins, or goes on with what was begun, until nothing is left that can move, or somebody pauses it.
     *
     * @param progress is told how far it is
     * @return whether it came to its end
     * @throws ReleaseRefused if the mapping was not rehearsed with the newest models
     */
    public boolean run(Order order, Consumer<State> progress) {
        Mapping mapping = rehearsed(order);
        Set<String> tried = new HashSet<>();
        while (true) {
            Set<String> begun = moving.begin(mapping, order.perMinute(), tried);
            tried.addAll(begun);
            Progress now = moving.progress();
            if (now == null) {
                return true;
            }
            // Batches that are over are gone: what is left of the whole is what counts.
            int whole = now.total();
            for (; now != null; now = moving.progress()) {
                progress.accept(new State(whole, whole - now.total() + now.done(), now.failed(), now.paused()));
                if (now.paused()) {
                    return false;
                }
                if (!moving.work()) {
                    rest();
                }
            }
        }
    }

    /**
     * Begins and leaves the work to the service.
     *
     * @throws ReleaseRefused as {@link #run} does
     */
    public void begin(Order order) {
        moving.begin(rehearsed(order), order.perMinute(), Set.of());
    }

    /** What takes whose place; cases that move by themselves need nothing of the kind. */
    private @Nullable Mapping rehearsed(Order order) {
        Mapping mapping = order.pairs();
        String current = releases.current();
        if (mapping != null && current != null && releases.runningCases() > 0) {
            record.obstacle(releases.files(current), mapping).ifPresent(sentence -> {
                throw new ReleaseRefused(sentence);
            });
        }
        return mapping;
    }

    /** Lets nobody go on, neither this program nor the service. */
    public void pause() {
        moving.pause();
    }

    public void resume() {
        moving.resume();
    }

    /** How far it is, null if nothing was begun or all is over. */
    public @Nullable State state() {
        Progress now = moving.progress();
        return now == null ? null : state(now);
    }

    /**
     * What does not run in the newest version.
     *
     * @return some lines for each version of a process
     */
    public List<String> left(Order order) {
        return moving.left(order.pairs()).stream()
                .flatMap(left -> lines(left).stream())
                .toList();
    }

    private static List<String> lines(Left left) {
        return List.of(
                "%d of \"%s\" stay in version %s, the newest is %s. %s"
                        .formatted(
                                left.numbers().size(),
                                left.process(),
                                left.from(),
                                left.to(),
                                String.join(" ", left.reasons())),
                "  " + String.join(" ", left.numbers()));
    }

    private static State state(Progress now) {
        return new State(now.total(), now.done(), now.failed(), now.paused());
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
