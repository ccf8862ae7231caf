package io.redress.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SandboxTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated().dataSource());
    private final SandboxClock clock = new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC), sql);

    @Test
    void movesThroughEveryDueDateInOrderAndArrives() {
        Agenda agenda = new Agenda(NOON.plusSeconds(7200), NOON.plusSeconds(3600), NOON.plusSeconds(999_999));

        Sandbox.Arrival arrival = new Sandbox(clock, List.of(agenda)).advance(Duration.ofHours(3));

        assertThat(agenda.done).containsExactly(NOON.plusSeconds(3600), NOON.plusSeconds(7200));
        assertThat(arrival).isEqualTo(new Sandbox.Arrival(NOON.plusSeconds(10_800), 2));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10_800));
    }

    @Test
    void runsWhatIsDueAlreadyAndWhatFallsDueAtTheTarget() {
        Agenda agenda = new Agenda(NOON.minusSeconds(5), NOON.plusSeconds(60));

        assertThat(new Sandbox(clock, List.of(agenda))
                        .advance(Duration.ofMinutes(1))
                        .ran())
                .isEqualTo(2);
        assertThat(agenda.done).containsExactly(NOON, NOON.plusSeconds(60));
    }

    @Test
    void runsWhatBecomesDueOnTheWay() {
        Agenda second = new Agenda();
        Agenda first = new Agenda(NOON.plusSeconds(60)) {
            @Override
            void happened(Instant at) {
                second.dates.add(at);
                second.dates.add(at.plusSeconds(60));
            }
        };

        assertThat(new Sandbox(clock, List.of(second, first))
                        .advance(Duration.ofHours(1))
                        .ran())
                .isEqualTo(3);
        assertThat(second.done).containsExactly(NOON.plusSeconds(60), NOON.plusSeconds(120));
    }

    @Test
    void pausesTheWorkAndResumesItAlsoAfterAFailure() {
        Agenda broken = new Agenda(NOON.plusSeconds(60)) {
            @Override
            void happened(Instant at) {
                throw new IllegalStateException("broken");
            }
        };
        Sandbox sandbox = new Sandbox(clock, List.of(broken));

        assertThatThrownBy(() -> sandbox.advance(Duration.ofHours(1))).hasMessage("broken");

        assertThat(broken.paused).isFalse();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void countsDaysAndMonthsByTheCalendar() {
        Sandbox sandbox = new Sandbox(clock, List.of(new Agenda()));

        assertThat(sandbox.advance(Period.ofMonths(1)).now()).isEqualTo(Instant.parse("2026-04-02T12:00:00Z"));
    }

    @Test
    void staysAheadOverARestart() {
        new Sandbox(clock, List.of(new Agenda())).advance(Duration.ofDays(5));

        assertThat(new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC), sql).instant())
                .isEqualTo(NOON.plus(Duration.ofDays(5)));
    }

    @Test
    void standsStillWhileThingsRun() {
        List<String> told = new ArrayList<>();
        clock.addFollower(new FollowsClock() {
            @Override
            public void runAhead(Duration ahead) {
                told.add("ahead " + ahead);
            }

            @Override
            public void standAt(Instant instant) {
                told.add("at " + instant);
            }
        });

        new Sandbox(clock, List.of(new Agenda())).advance(Duration.ofHours(1));

        assertThat(told)
                .containsExactly("ahead PT0S", "at 2026-03-02T12:00:00Z", "at 2026-03-02T13:00:00Z", "ahead PT1H");
    }

    private class Agenda implements DueWork {

        final TreeSet<Instant> dates = new TreeSet<>();
        final List<Instant> done = new ArrayList<>();
        boolean paused;

        Agenda(Instant... dates) {
            this.dates.addAll(List.of(dates));
        }

        void happened(Instant at) {
            assertThat(paused).isTrue();
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public Optional<Instant> nextDue(Instant after, Instant until) {
            return Optional.ofNullable(dates.higher(after)).filter(date -> !date.isAfter(until));
        }

        @Override
        public int run() {
            int ran = 0;
            while (!dates.isEmpty() && !dates.first().isAfter(clock.instant())) {
                dates.pollFirst();
                done.add(clock.instant());
                happened(clock.instant());
                ran++;
            }
            return ran;
        }
    }
}
