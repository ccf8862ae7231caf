package io.redress.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.redress.audit.CaseEventType;
import io.redress.cases.ReturnCase;
import io.redress.security.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is mailed about what, beyond what journeys show. */
class AudienceTests {

    private static final Pattern ROW = Pattern.compile("\\| `(case\\.\\w+)` \\| ([^|]+) \\| ([^|]+) \\|");

    private final ReturnCase subject = mock(ReturnCase.class);

    @Test
    @DisplayName("the table of the API document is the one that the program has")
    void documentAgrees() throws IOException {
        String document = Files.readString(Path.of("docs/api.md"));
        String section = document.substring(document.indexOf("## Mail\n"), document.indexOf("## Lists\n"));
        Map<String, Set<Side>> documented = new TreeMap<>();
        ROW.matcher(section).results().forEach(row -> {
            Set<Side> told = EnumSet.allOf(Side.class);
            if (row.group(2).strip().equals("–")) {
                told.remove(Side.BUYER);
            }
            if (row.group(3).strip().equals("–")) {
                told.remove(Side.SELLER);
            }
            documented.put(row.group(1), told);
        });
        Map<String, Set<Side>> mailed = Audience.OF_EVENT.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().wireName(),
                        entry -> entry.getValue() == Audience.BUYER
                                ? EnumSet.of(Side.BUYER)
                                : EnumSet.allOf(Side.class)));
        assertThat(documented).isEqualTo(mailed);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void fileThatWasRefusedOrReleasedConcernsWhoeverHandedItIn(Side side) {
        Stream.of(CaseEventType.EVIDENCE_REFUSED, CaseEventType.EVIDENCE_RELEASED)
                .map(type ->
                        news(type, Map.of("submittedBy", side.name(), "type", "QC_REPORT", "fileName", "secret.pdf")))
                .forEach(news -> {
                    assertThat(Audience.of(news, subject)).containsExactly(side);
                    NewsWords words = new NewsWords(news, subject, side);
                    assertThat(words.headline()).startsWith("A file that you handed in");
                    assertThat(String.join(" ", words.told()))
                            .contains("handed in as QC report")
                            .doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "SELLER_RESPONSE, SELLER, 'BUYER SELLER'",
        "NEGOTIATION, , 'BUYER SELLER'",
        "BUYER_RESPONSE, BUYER, ''",
        "BUYER_EVIDENCE, BUYER, BUYER",
        "APPEAL_ANSWER, SELLER, SELLER",
        "EVIDENCE_REQUEST, BOTH, 'BUYER SELLER'"
    })
    void termThatPassedConcernsWhoseItWasAndWhoseTurnComes(String term, String party, String told) {
        News news = news(
                CaseEventType.DEADLINE_PASSED,
                party == null ? Map.of("deadline", term) : Map.of("deadline", term, "party", party));
        assertThat(Audience.of(news, subject).stream().map(Side::name).collect(Collectors.joining(" ")))
                .isEqualTo(told);
        Audience.of(news, subject)
                .forEach(side ->
                        assertThat(new NewsWords(news, subject, side).told()).isNotEmpty());
    }

    @Test
    @DisplayName("M1: the warnings of staff are for staff")
    void warningsOfStaffAreMailedToNobody() {
        News news = news(CaseEventType.DEADLINE_APPROACHING, Map.of("deadline", "MEDIATION_TARGET", "party", "STAFF"));
        assertThat(Audience.of(news, subject)).isEmpty();
    }

    @Test
    void whatIsNotInTheTableIsMailedToNobody() {
        EnumSet<CaseEventType> others = EnumSet.complementOf(EnumSet.copyOf(Audience.OF_EVENT.keySet()));
        assertThat(others).contains(CaseEventType.MESSAGE_SENT, CaseEventType.HANDED_OVER);
        assertThat(others)
                .allMatch(type -> Audience.of(news(type, Map.of()), subject).isEmpty());
    }

    private static News news(CaseEventType type, Map<String, Object> data) {
        return new News(type, Optional.empty(), true, data);
    }
}
