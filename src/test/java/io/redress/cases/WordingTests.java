package io.redress.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.policy.EvidenceType;
import io.redress.policy.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTests {

    @ParameterizedTest
    @CsvSource({
        "TRADE_ASSURANCE, trade assurance",
        "QC_REPORT, QC report",
        "NON_COMPLIANT, non-compliant",
        "NEW_EVIDENCE, new evidence"
    })
    void namesOfProgramsReadAsPeopleWriteThem(String constant, String words) {
        assertThat(Wording.plain(constant)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonReadsAsWords(Reason reason) {
        assertThat(Wording.of(reason)).isEqualTo(Wording.plain(reason.name())).doesNotContain("_");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfEvidenceReadsAsWords(EvidenceType type) {
        assertThat(Wording.lower(type)).isEqualTo(Wording.plain(type.name())).doesNotContain("_");
    }
}
