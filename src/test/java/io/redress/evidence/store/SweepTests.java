package io.redress.evidence.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.redress.evidence.store.StoredEvidence.NoLongerThere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What lies in the store and what cases refer to agree, whatever happens at once")
class SweepTests {

    private static final Duration LONGER_THAN_KEPT = StoredEvidence.KEPT.plusMinutes(1);

    @TempDir
    Path directory;

    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stopTheOthers() throws InterruptedException {
        others.shutdown();
        assertThat(others.awaitTermination(10, SECONDS)).isTrue();
    }

    @Test
    void removesWhatNobodyReferredToForDaysAndNothingElse() throws IOException {
        StoredEvidence here = here(UnaryOperator.identity());
        String referred = here.putForTheCase("referred to");
        String refused = here.put("of a command that was refused");
        assertThat(here.sweep.run()).isZero();
        here.clock.pass(StoredEvidence.KEPT.minusMinutes(1));
        String young = here.put("young");

        assertThat(here.sweep.run()).isZero();
        here.clock.pass(Duration.ofMinutes(2));
        assertThat(here.sweep.run()).isEqualTo(1);

        assertThat(here.holds(refused)).isFalse();
        assertThat(here.registered()).containsExactlyInAnyOrder(referred, young);
        here.store.open(referred).close();
        here.store.open(young).close();
        assertThat(here.counted("redress.evidence.swept")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "what no case came to know, as after a crash or a restored backup, is noted first and removed days later")
    void notesTheUnknownFirst() throws IOException {
        StoredEvidence here = here(UnaryOperator.identity());
        String unknown = here.put("unknown");
        String handedInAgain = here.put("handed in again");
        here.clock.pass(LONGER_THAN_KEPT);

        assertThat(here.sweep.run()).isZero();
        assertThat(here.holds(unknown)).isTrue();
        here.putForTheCase("handed in again");
        here.clock.pass(LONGER_THAN_KEPT);
        assertThat(here.sweep.run()).isEqualTo(1);

        assertThat(here.holds(unknown)).isFalse();
        here.store.open(handedInAgain).close();
    }

    @Test
    void removesNothingFromAStoreOfAnotherDatabase() throws IOException {
        StoredEvidence first = here(UnaryOperator.identity());
        String theirs = first.putForTheCase("theirs");
        first.sweep.run();
        StoredEvidence second = here(UnaryOperator.identity());
        second.sql.sql("update evidence_house set database = gen_random_uuid()").update();
        second.clock.pass(LONGER_THAN_KEPT);

        second.sweep.run();
        second.clock.pass(LONGER_THAN_KEPT);
        second.sweep.run();

        assertThat(second.registered()).isEmpty();
        first.store.open(theirs).close();
    }

    @Test
    @DisplayName("an intake that found the content there, and has not committed yet, keeps it from the sweep")
    void leavesWhatATransactionIsAboutToReferTo() throws Exception {
        StoredEvidence here = here(UnaryOperator.identity());
        String sha256 = here.put("abc");
        here.noted();
        here.clock.pass(LONGER_THAN_KEPT);

        here.transaction.executeWithoutResult(status -> {
            here.refer(sha256);
            assertThat(elsewhere(() -> here.sweep.run())).isZero();
            assertThat(elsewhere(() -> here.store.remove(sha256))).isFalse();
        });

        assertThat(here.sweep.run()).isZero();
        here.store.open(sha256).close();
    }

    @Test
    @DisplayName("the sweep does not wait for an intake that has entered a new content and not committed yet")
    void doesNotWaitForWhatIsBeingEntered() throws Exception {
        StoredEvidence here = here(UnaryOperator.identity());
        String sha256 = here.put("new");
        String orphan = here.put("nobody's");

        here.transaction.executeWithoutResult(status -> {
            here.refer(sha256);
            assertThat(elsewhere(() -> here.sweep.run())).isZero();
            assertThat(elsewhere(here::registered)).containsExactly(orphan);
        });

        assertThat(here.registered()).containsExactlyInAnyOrder(sha256, orphan);
    }

    @Test
    @DisplayName("what is swept between put and commit cannot be referred to any more")
    void refusesToReferToWhatIsGone() throws IOException {
        StoredEvidence here = here(UnaryOperator.identity());
        String sha256 = here.put("abc");
        here.noted();
        here.clock.pass(LONGER_THAN_KEPT);
        assertThat(here.sweep.run()).isEqualTo(1);

        assertThatExceptionOfType(NoLongerThere.class).isThrownBy(() -> here.refer(sha256));
        assertThat(here.registered()).isEmpty();
        here.putForTheCase("abc");
        here.store.open(sha256).close();
    }

    @Test
    @DisplayName("who refers to a content while it is being removed waits, is told, and may hand it in again")
    void waitsForARemovalThatIsUnderWay() throws Exception {
        AtomicReference<StoredEvidence> here = new AtomicReference<>();
        CompletableFuture<Future<String>> intake = new CompletableFuture<>();
        here.set(here(place -> new WatchedStore(place) {
            @Override
            void beforeRemoval(String sha256) {
                if (!intake.isDone()) {
                    intake.complete(others.submit(() -> here.get().putForTheCase("abc")));
                    await().until(() -> here.get()
                                    .sql
                                    .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and datname = current_database()")
                                    .query(Long.class)
                                    .single()
                            > 0);
                }
            }
        }));
        here.get().put("abc");
        here.get().noted();
        here.get().clock.pass(LONGER_THAN_KEPT);

        assertThat(here.get().sweep.run()).isEqualTo(1);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> intake.get().get(10, SECONDS))
                .withCauseInstanceOf(NoLongerThere.class);
        String sha256 = here.get().putForTheCase("abc");
        here.get().store.open(sha256).close();
        assertThat(here.get().registered()).containsExactly(sha256);
    }

    @Test
    @DisplayName("what is handed in again after the sweep has chosen it stays")
    void looksAgainBeforeItRemoves() throws IOException {
        AtomicReference<StoredEvidence> here = new AtomicReference<>();
        List<String> removed = new ArrayList<>();
        here.set(here(place -> new WatchedStore(place) {
            @Override
            void beforeRemoval(String sha256) throws IOException {
                removed.add(sha256);
                String other = "first".equals(contentOf(sha256)) ? "second" : "first";
                elsewhere(() -> here.get().putForTheCase(other));
            }

            private String contentOf(String sha256) throws IOException {
                return Files.readString(
                        directory.resolve(sha256.substring(0, 2)).resolve(sha256));
            }
        }));
        here.get().put("first");
        here.get().put("second");
        here.get().noted();
        here.get().clock.pass(LONGER_THAN_KEPT);

        assertThat(here.get().sweep.run()).isEqualTo(1);

        assertThat(removed).hasSize(1);
        assertThat(here.get().registered()).hasSize(1).doesNotContainAnyElementsOf(removed);
        assertThat(here.get().holds(here.get().registered().get(0))).isTrue();
    }

    @Test
    void goesOnWhenOneContentCannotBeRemoved() throws IOException {
        StoredEvidence here = here(place -> new WatchedStore(place) {
            private boolean failed;

            @Override
            void beforeRemoval(String sha256) throws IOException {
                if (!failed) {
                    failed = true;
                    throw new IOException("read-only file system");
                }
            }
        });
        here.put("first");
        here.put("second");
        here.noted();
        here.clock.pass(LONGER_THAN_KEPT);

        assertThat(here.sweep.run()).isEqualTo(1);
        assertThat(here.registered()).hasSize(1);
        assertThat(here.sweep.run()).isEqualTo(1);
        assertThat(here.registered()).isEmpty();
    }

    @Test
    @DisplayName("erasure removes at once what nobody refers to any more, and nothing that somebody else handed in too")
    void removesOnRequest() throws IOException {
        StoredEvidence here = here(UnaryOperator.identity());
        String shared = here.putForTheCase("shared");
        String nobodys = here.put("nobody's");
        here.noted();

        assertThat(here.store.remove(shared)).isFalse();
        assertThat(here.store.remove(nobodys)).isTrue();
        assertThat(here.store.remove(nobodys)).isFalse();

        assertThat(here.holds(nobodys)).isFalse();
        here.store.open(shared).close();
    }

    @Test
    @DisplayName("two nodes that sweep at once remove each content once")
    void sweepsWithTwoNodes() throws Exception {
        StoredEvidence here = here(UnaryOperator.identity());
        for (int number = 0; number < 40; number++) {
            here.put("nobody's " + number);
        }
        String referred = here.putForTheCase("referred to");
        here.noted();
        here.clock.pass(LONGER_THAN_KEPT);

        Future<Integer> one = others.submit(here.sweep::run);
        Future<Integer> other = others.submit(here.sweep::run);

        assertThat(one.get(30, SECONDS) + other.get(30, SECONDS)).isEqualTo(40);
        assertThat(here.registered()).containsExactly(referred);
    }

    @Test
    @DisplayName("one of two nodes has the night, by the service's clock, and it comes once")
    void takesTurns() throws IOException {
        StoredEvidence here = here(UnaryOperator.identity());
        StoreNight one = here.night();
        StoreNight other = here.night();
        here.put("nobody's");
        one.run();
        here.clock.pass(LONGER_THAN_KEPT);

        one.run();
        assertThat(here.registered()).isEmpty();
        String next = here.put("nobody's");
        here.noted();
        here.sql
                .sql("update evidence_object set touched_at = touched_at - interval '30 days'")
                .update();
        one.run();
        other.run();
        assertThat(here.registered()).containsExactly(next);

        here.clock.pass(Duration.ofDays(1));
        other.run();
        assertThat(here.registered()).isEmpty();
        assertThatCode(one::run).doesNotThrowAnyException();
    }

    private StoredEvidence here(UnaryOperator<ObjectStore> watched) throws IOException {
        return new StoredEvidence(directory, watched);
    }

    private <T> T elsewhere(java.util.concurrent.Callable<T> action) {
        try {
            return others.submit(action).get(20, SECONDS);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
