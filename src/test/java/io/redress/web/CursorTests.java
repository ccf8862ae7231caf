package io.redress.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CursorTests {

    @Test
    void remembersTheLastRow() {
        Instant at = Instant.parse("2026-03-01T10:00:00.123456Z");
        UUID id = UUID.randomUUID();

        Cursor cursor = Cursor.parse(Cursor.of("cases", at, id).encoded(), "cases", 2);

        assertThat(cursor).isNotNull();
        assertThat(cursor.instant(0)).isEqualTo(at);
        assertThat(cursor.uuid(1)).isEqualTo(id);
    }

    @Test
    void beginsAtTheBeginningWithoutOne() {
        assertThat(Cursor.parse(null, "cases", 2)).isNull();
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        String cursor = Cursor.of("offers", "a").encoded();

        assertThatThrownBy(() -> Cursor.parse(cursor, "cases", 1)).isInstanceOf(MalformedRequest.class);
        assertThatThrownBy(() -> Cursor.parse(cursor, "offers", 2)).isInstanceOf(MalformedRequest.class);
    }

    @Property
    void refusesWhatItDidNotGiveOut(@ForAll @StringLength(max = 60) String text) {
        assertThatThrownBy(() -> Cursor.parse(text, "cases", 1)).isInstanceOf(MalformedRequest.class);
    }

    @Property
    void refusesAChangedCursor(@ForAll char character) {
        String cursor = Cursor.of("cases", "2026-03-01").encoded();
        String changed = cursor.substring(0, 9) + character + cursor.substring(10);
        if (!changed.equals(cursor)) {
            assertThatThrownBy(() -> Cursor.parse(changed, "cases", 1)).isInstanceOf(MalformedRequest.class);
        }
    }

    @Test
    void knowsWhetherThereIsMore() {
        List<Integer> rows = IntStream.rangeClosed(1, 4).boxed().toList();

        Page<String> full = Page.of(rows, 3, row -> Cursor.of("n", row), row -> "#" + row);
        assertThat(full.items()).containsExactly("#1", "#2", "#3");
        assertThat(Cursor.parse(full.next(), "n", 1)).isEqualTo(Cursor.of("n", 3));

        Page<String> last = Page.of(rows, 4, row -> Cursor.of("n", row), row -> "#" + row);
        assertThat(last.items()).hasSize(4);
        assertThat(last.next()).isNull();
    }

    @Test
    void limitsAPage() {
        assertThat(Page.limit(null)).isEqualTo(25);
        assertThat(Page.limit(100)).isEqualTo(100);
        assertThatThrownBy(() -> Page.limit(101)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Page.limit(0)).isInstanceOf(InvalidInput.class);
    }
}
