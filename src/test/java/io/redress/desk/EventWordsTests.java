package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.audit.Actor;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseEventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("R1: what happened is told in plain words")
class EventWordsTests {

    private static final Actor MIA = new Actor("mediator", "mia", null);

    private final EventWords words = new EventWords(List.of());

    @ParameterizedTest
    @EnumSource
    void everyEventHasASentenceEvenIfItSaysNothingElse(CaseEventType type) {
        for (Actor actor : List.of(Actor.SERVICE, MIA)) {
            assertThat(tell(type, actor, Map.of()).sentence())
                    .isNotBlank()
                    .doesNotContain("null", type.name(), type.wireName())
                    .matches("(?s)(\\p{Lu}|mia |– ).*");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatPeopleSaidIsQuotedOrStandsInTheSentence(CaseEventType type) {
        for (String field : type.words()) {
            Told told = tell(type, MIA, Map.of(field, "Words of a person"));

            assertThat(told.sentence() + told.quotes())
                    .as("%s of %s", field, type)
                    .contains("Words of a person");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "marketplace | marketplace | buyer/B-1  | The buyer withdraws the case.",
                "seller      | seller-app  | seller/S-1 | seller-app, for the seller withdraws the case.",
                "mediator    | omar        | buyer/B-1  | omar, for the buyer withdraws the case.",
                "mediator    | omar        |            | omar (mediator) withdraws the case.",
                "marketplace | marketplace |            | The marketplace withdraws the case.",
            })
    void namesWhoDidIt(String role, String id, String party, String sentence) {
        assertThat(tell(CaseEventType.WITHDRAWN, new Actor(role, id, party), Map.of())
                        .sentence())
                .isEqualTo(sentence);
    }

    @Test
    void tellsTheMomentThatASentenceEndsWith() {
        Told told = tell(
                CaseEventType.EVIDENCE_REQUESTED,
                MIA,
                Map.of(
                        "party",
                        "BUYER",
                        "types",
                        List.of("PHOTO", "QC_REPORT"),
                        "note",
                        "Show the label.",
                        "dueAt",
                        "2026-03-09T10:00:00Z"));

        assertThat(told.sentence())
                .isEqualTo("mia (mediator) asks the buyer for more evidence (photo, QC report), until");
        assertThat(told.until()).isEqualTo(Instant.parse("2026-03-09T10:00:00Z"));
        assertThat(told.quotes()).containsExactly("Show the label.");
    }

    @Test
    void writesMoneyAsPeopleDo() {
        assertThat(tell(CaseEventType.REFUND_PAID, Actor.SERVICE, Map.of("amount", "USD 1290.00"))
                        .sentence())
                .isEqualTo("1,290.00 USD is paid to the buyer.");
    }

    private Told tell(CaseEventType type, Actor actor, Map<String, Object> data) {
        return words.tell(
                new CaseEvent(UUID.randomUUID(), "RC-0000-0000", 1, Instant.EPOCH, type, actor, data, Set.of(), "00"));
    }
}
