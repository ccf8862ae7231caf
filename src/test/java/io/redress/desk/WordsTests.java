package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource({"en, English", "pt-BR, Portuguese (Brazil)", "zh-Hans, Chinese (Simplified)", "x-pirate, x-pirate"})
    void languagesHaveNames(String tag, String name) {
        assertThat(words.language(tag)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"seller:SELLER_SUFFICIENT, seller:seller sufficient", "USD 1800.00, USD 1800.00"})
    void whatTablesSayHasNoNamesOfPrograms(String result, String said) {
        assertThat(words.result(result)).isEqualTo(said);
    }
}
