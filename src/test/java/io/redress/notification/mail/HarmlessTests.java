package io.redress.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessTests {

    @ParameterizedTest
    @CsvSource({
        "'Desk lamp, 3.5 mm, U.S. plug', 'Desk lamp, 3.5 mm, U. S. plug'",
        "'Win at http://evil.example/a', 'Win at http: //evil. example/a'",
        "www.evil.example, www. evil. example",
        "中国。公司, 中国。 公司",
        "'two\nlines\r\nof it', two lines of it"
    })
    void isOneLineThatMakesNoLink(String words, String line) {
        assertThat(Harmless.line(words)).isEqualTo(line);
    }

    @Test
    void turnsNoDirectionAndKeepsTheJoinersOfPersian() {
        assertThat(Harmless.line("\u202Egnp.exe\u202C\u200B\u0007")).isEqualTo("gnp. exe");
        assertThat(Harmless.line("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
    }

    @Test
    void isNotLongerThanALine() {
        assertThat(Harmless.line("😀".repeat(500))).isEqualTo("😀".repeat(119) + "…");
    }
}
