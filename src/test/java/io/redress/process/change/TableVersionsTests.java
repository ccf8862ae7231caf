package io.redress.process.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.policy.OpenedUnder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("which version of a table a case has")
class TableVersionsTests {

    private static final String TABLE = "deadlines";
    private static final String FILE = "rules/deadlines.dmn";

    private final List<DeployedTables.Row> rows = new ArrayList<>();

    @Test
    @DisplayName("until its day a version applies to nobody, then to cases opened from then on")
    void fromADayOn() {
        start("old", 1);
        dated("new", 3, 20, false);
        assertThat(today(19)).isEqualTo("old");
        assertThat(today(20)).isEqualTo("new");
        assertThat(opened(19, 30)).isEqualTo("old");
        assertThat(opened(20, 30)).isEqualTo("new");
    }

    @Test
    @DisplayName("a version that is for open cases too reaches them on its day")
    void forOpenCases() {
        start("old", 1);
        dated("new", 3, 20, true);
        assertThat(opened(2, 19)).isEqualTo("old");
        assertThat(opened(2, 20)).isEqualTo("new");
    }

    @Test
    @DisplayName("a case that skipped a version gets a later one that is for open cases, and no other")
    void skipped() {
        start("first", 1);
        dated("second", 3, 10, false);
        dated("third", 4, 20, true);
        dated("fourth", 5, 25, false);
        assertThat(opened(2, 15)).isEqualTo("first");
        assertThat(opened(2, 30)).isEqualTo("third");
        assertThat(opened(12, 15)).isEqualTo("second");
        assertThat(opened(12, 30)).isEqualTo("third");
        assertThat(opened(26, 30)).isEqualTo("fourth");
    }

    @Test
    @DisplayName("what is deployed after a scheduled version, for a day before it, applies until then")
    void before() {
        start("old", 1);
        dated("late", 3, 20, false);
        dated("early", 4, 10, false);
        now("meanwhile", 5, false);
        assertThat(List.of(today(5), today(10), today(20))).containsExactly("meanwhile", "early", "late");
    }

    @Test
    @DisplayName("of two for one day the one that was deployed last applies")
    void oneDay() {
        start("old", 1);
        dated("wrong", 3, 20, false);
        dated("right", 4, 20, false);
        assertThat(today(20)).isEqualTo("right");
    }

    @Test
    @DisplayName("a release counts for the tables that it changes only")
    void changesOnly() {
        start("old", 1);
        add("hotfix", 3, null, false, List.of(FILE));
        add("old", 2, 20, false, List.of("rules/freight.dmn"));
        assertThat(today(20)).isEqualTo("hotfix");
    }

    @Test
    @DisplayName("a build that brings along what new cases have, or will have, changes nothing")
    void broughtHome() {
        start("old", 1);
        now("new", 3, false);
        start("new", 5);
        dated("next", 6, 20, false);
        start("next", 7);
        assertThat(opened(2, 8)).isEqualTo("old");
        assertThat(today(8)).isEqualTo("new");
        assertThat(today(20)).isEqualTo("next");
        start("other", 9);
        assertThat(opened(2, 10)).as("another build").isEqualTo("other");
    }

    @Test
    @DisplayName("a deployment that could not be seen when a case was opened is not its own, whatever the clocks say")
    void notSeen() {
        start("old", 1);
        now("new", 3, false);
        assertThat(of(new OpenedUnder(day(4), 1L), 5)).isEqualTo("old");
        assertThat(of(new OpenedUnder(day(2), 2L), 5)).as("a clock behind").isEqualTo("new");
        assertThat(of(new OpenedUnder(day(2), null), 5)).as("not kept").isEqualTo("old");
    }

    @Test
    @DisplayName("when the clock was put back, what was deployed later still counts")
    void clockPutBack() {
        start("old", 20);
        start("new", 2);
        assertThat(today(3)).isEqualTo("new");
        assertThat(opened(1, 3)).isEqualTo("new");
    }

    @Test
    @DisplayName("a case that is older than a table has its first version; a table that is only scheduled is none yet")
    void newTable() {
        dated("first", 3, 10, false);
        assertThat(versions().of(TABLE, OpenedUnder.TODAY, day(9))).isEmpty();
        assertThat(opened(2, 12)).isEqualTo("first");
    }

    private void start(String content, int day) {
        add(content, day, null, true, null);
    }

    private void now(String content, int day, boolean forOpenCases) {
        add(content, day, null, forOpenCases, List.of(FILE));
    }

    private void dated(String content, int day, int from, boolean forOpenCases) {
        add(content, day, from, forOpenCases, List.of(FILE));
    }

    private void add(
            String content, int day, @Nullable Integer from, boolean forOpenCases, @Nullable List<String> changes) {
        int number = rows.size() + 1;
        rows.add(new DeployedTables.Row(
                new TableVersion(
                        "id" + number,
                        TABLE,
                        number,
                        null,
                        FILE,
                        content,
                        "deployment" + number,
                        number,
                        day(from == null ? day : from),
                        from != null,
                        forOpenCases),
                changes));
    }

    private TableVersions versions() {
        return TableVersions.of(rows);
    }

    private String today(int day) {
        return of(OpenedUnder.TODAY, day);
    }

    private String opened(int openedOn, int day) {
        return of(new OpenedUnder(day(openedOn), null), day);
    }

    private String of(OpenedUnder opened, int day) {
        return versions().of(TABLE, opened, day(day)).orElseThrow().content();
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-%02dT00:00:00Z".formatted(day));
    }
}
