package io.redress.evidence.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTests {

    @ParameterizedTest
    @CsvSource({
        "photo.jpg, photo.jpg",
        "../../etc/passwd, passwd",
        "C:\\Users\\mia\\contract.pdf, contract.pdf",
        "'  chair.png ', chair.png",
        "发票 №7.pdf, 发票 №7.pdf",
        "<img src=x onerror=alert(1)>.png, <img src=x onerror=alert(1)>.png"
    })
    void isWhatStandsBehindTheDirectories(String given, String kept) {
        assertThat(FileName.of(given).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "..", "dir/", "\u0000"})
    void hasAWordForNoNameAtAll(String given) {
        assertThat(FileName.of(given).text()).isEqualTo("file");
    }

    @Test
    void losesWhatHidesItsEnding() {
        assertThat(FileName.of("photo\u202egpj.exe").text()).isEqualTo("photogpj.exe");
        assertThat(FileName.of("a\r\nSet-Cookie: b.txt").text()).isEqualTo("aSet-Cookie: b.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202egpj.exe",
                "\u2066a\u2069.exe",
                "a\u200f.exe",
                "a\0.exe",
                "\u0085a.exe",
                "..\\..\\a.exe",
                "/etc/cron.d/a.exe",
                "a\n\r\t.exe",
                "..%2f..%2fa.exe",
                "a\u2028.exe",
                "C:a.exe"
            })
    void isNeverAPathAndNeverHidesWhatItEndsIn(String given) {
        FileName kept = FileName.of(given);

        assertThat(kept.text()).doesNotContain("/", "\\", "\0", "\n", "\r", "\t");
        assertThat(kept.text().codePoints().map(Character::getType).boxed())
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                        Character.PARAGRAPH_SEPARATOR);
        assertThat(kept.text()).endsWith(".exe");
    }

    @Test
    void keepsItsEndingWhenItIsCut() {
        String kept = FileName.of("画".repeat(400) + ".jpeg").text();

        assertThat(kept.codePointCount(0, kept.length())).isEqualTo(255);
        assertThat(kept).endsWith("画.jpeg");
    }

    @ParameterizedTest
    @CsvSource({"a.JPG, jpg", "a.tar.gz, gz", "noending,", ".hidden,", "dot.,"})
    void tellsItsEnding(String name, String ending) {
        assertThat(FileName.of(name).extension()).isEqualTo(ending);
    }
}
