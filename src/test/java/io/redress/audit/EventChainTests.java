package io.redress.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventChainTests {

    private static final UUID ID = UUID.fromString("018e0000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.120Z");
    private static final Actor BUYER = new Actor("marketplace", "shop", "buyer/B-1");

    @Test
    @DisplayName("the bytes that are hashed never change their form: chains of years ago must still close")
    void canonicalForm() {
        ChainedEvent event = EventChain.next(
                EventChain.START, ID, "R-1", 1, AT, CaseEventType.CLOSED, BUYER, Map.of("outcome", "DENIED", "n", 2));

        assertThat(new String(event.canonical(EventChain.START), UTF_8))
                .isEqualTo(
                        "{\"actor\":{\"role\":\"marketplace\",\"id\":\"shop\",\"actingFor\":\"buyer/B-1\"},\"at\":\"2026-03-02T09:00:00.120Z\","
                                + "\"case\":\"R-1\",\"data\":{\"n\":2,\"outcome\":\"DENIED\"},\"id\":\"018e0000-0000-7000-8000-000000000001\","
                                + "\"previous\":\"" + EventChain.START + "\",\"seq\":1,\"type\":\"case.closed\"}");
        assertThat(event.hash()).isEqualTo(EventChain.sha256(event.canonical(EventChain.START)));
        assertThat(event.follows(EventChain.START)).isTrue();
        assertThat(event.follows(event.hash())).isFalse();
    }

    @Test
    void eventsFromBeforeIdsWereChainedStillFollow() {
        Map<String, Object> data = Map.of("text", "in plain words");
        ChainedEvent open = new ChainedEvent(ID, "R-1", 1, AT, CaseEventType.MESSAGE_SENT, BUYER, data, Map.of(), "");
        String hash = EventChain.sha256(EventChain.canonical(EventChain.START, open, false));
        ChainedEvent old = new ChainedEvent(ID, "R-1", 1, AT, CaseEventType.MESSAGE_SENT, BUYER, data, Map.of(), hash);

        assertThat(old.follows(EventChain.START)).isTrue();
        assertThat(old.event().data()).containsEntry("text", "in plain words");
        assertThat(old.erased()).isEmpty();
    }

    @Test
    @DisplayName("R1: the chain holds no word of a person, and proves each one")
    void wordsAreSealed() {
        ChainedEvent said = message("My name is Ada, call +44 20 7946 0000");

        assertThat(new String(said.canonical(EventChain.START), UTF_8)).doesNotContain("Ada");
        assertThat(said.event().data()).containsEntry("text", "My name is Ada, call +44 20 7946 0000");
        assertThat(said.altered()).isEmpty();
        assertThat(message("yes").data()).isNotEqualTo(message("yes").data());

        ChainedEvent changed = with(
                said, Map.of("text", new SealedText(said.words().get("text").salt(), "My name is Eve")));
        assertThat(changed.follows(EventChain.START)).isTrue();
        assertThat(changed.altered()).containsExactly("text");
        assertThat(with(said, Map.of("by", SealedText.of("smuggled in"))).altered())
                .containsExactly("by");
    }

    @Test
    void erasedWordsLeaveTheChainClosedAndAreToldAsErased() {
        ChainedEvent erased = with(message("My name is Ada"), Map.of());

        assertThat(erased.follows(EventChain.START)).isTrue();
        assertThat(erased.altered()).isEmpty();
        assertThat(erased.event().data()).containsOnlyKeys("by");
        assertThat(erased.event().erased()).containsExactly("text");
    }

    private static ChainedEvent message(String text) {
        return EventChain.next(
                EventChain.START,
                ID,
                "R-1",
                1,
                AT,
                CaseEventType.MESSAGE_SENT,
                BUYER,
                Map.of("by", "BUYER", "text", text));
    }

    private static ChainedEvent with(ChainedEvent event, Map<String, SealedText> words) {
        return new ChainedEvent(
                event.id(),
                event.caseNumber(),
                event.seq(),
                event.at(),
                event.type(),
                event.actor(),
                event.data(),
                words,
                event.hash());
    }
}
