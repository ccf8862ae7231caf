package io.redress.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cases.Stage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

    @Test
    void writesWhatProgramsAndSpreadsheetsRead() {
        String file = file(Arrays.asList(Stage.MEDIATION, 1234L, 1 / 3.0, null, new BigDecimal("1290.00")));

        assertThat(file).isEqualTo("\uFEFFFirst,Second,Third,Fourth,Fifth\r\nMEDIATION,1234,0.3333,,1290.00\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void aTextNeverBecomesAFormula(String text) {
        assertThat(file(Arrays.asList(text, 1L, 0.5, "", null))).contains("'" + text);
    }

    @Test
    void quotesWhatWouldBreakARow() {
        assertThat(file(Arrays.asList("Hose, \"20 m\"\r\nblue", 1L, 0.5, "", null)))
                .contains("\"Hose, \"\"20 m\"\"\r\nblue\",1,0.5");
    }

    private static String file(List<Object> row) {
        Table table = new Table(
                "name",
                "Title",
                "Note",
                List.of(
                        Table.text("First"),
                        Table.count("Second"),
                        Table.share("Third"),
                        Table.days("Fourth"),
                        Table.amount("Fifth")),
                List.of(row));
        return new String(CsvFile.of(table), StandardCharsets.UTF_8);
    }
}
