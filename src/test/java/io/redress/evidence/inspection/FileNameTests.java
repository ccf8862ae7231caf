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
