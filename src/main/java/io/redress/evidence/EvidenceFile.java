package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.cases.CaseNumber;
import io.redress.cases.Wording;
import io.redress.evidence.store.EvidenceStore;
import io.redress.security.Side;
import io.redress.web.NotFound;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * The evidence of a case, to be read.
 *
 * <p>Both parties and staff see all of it, from the moment it is handed in: nobody is decided against on a paper that
 * they could not answer to, and the decision names the evidence it rests on (M5). To everybody else the case, and with
 * it its evidence, does not exist.
 */
@Component
public class EvidenceFile {

    private final EvidenceItems items;
    private final EvidenceStore store;

    EvidenceFile(EvidenceItems items, EvidenceStore store) {
        this.items = items;
        this.store = store;
    }

    /** Everything that was handed in, superseded pieces too, oldest first. */
    public List<EvidenceView> of(CaseNumber number) {
        return items.of(number);
    }

    /**
     * Hashes of all contents that were in the file when the first decision was made; an appeal on new evidence needs one
     * that is not among them (A2).
     */
    public Set<String> hashesOfFirstFile(CaseNumber number, Instant decidedAt) {
        return items.of(number).stream()
                .filter(item -> !item.submittedAt().isAfter(decidedAt))
                .map(EvidenceView::sha256)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<EvidenceView> find(CaseNumber number, UUID id) {
        return items.find(number, id);
    }

    /** Whether this piece was handed in for this case. */
    public boolean contains(CaseNumber number, UUID id) {
        return items.find(number, id).isPresent();
    }

    /** The side that handed a piece in; empty if staff did, or if it is not in this case's file. */
    public Optional<Side> submitterOf(CaseNumber number, UUID id) {
        return items.find(number, id).flatMap(item -> item.submittedBy().side());
    }

    /** What each side has handed in that stands, for people: {@code Buyer: 2 × photo, statement. Seller: nothing.} */
    public String summary(CaseNumber number) {
        Map<Submitter, Map<String, Integer>> counted = new EnumMap<>(Submitter.class);
        counted.put(Submitter.BUYER, new TreeMap<>());
        counted.put(Submitter.SELLER, new TreeMap<>());
        items.of(number).stream()
                .filter(EvidenceView::stands)
                .forEach(item -> counted.computeIfAbsent(item.submittedBy(), side -> new TreeMap<>())
                        .merge(Wording.lower(item.type()), 1, Integer::sum));
        List<String> sentences = new ArrayList<>();
        counted.forEach((submitter, types) -> {
            String listed = types.entrySet().stream()
                    .map(type -> type.getValue() == 1 ? type.getKey() : type.getValue() + " × " + type.getKey())
                    .collect(Collectors.joining(", "));
            String who = Wording.lower(submitter);
            sentences.add(Character.toUpperCase(who.charAt(0)) + who.substring(1) + ": "
                    + (listed.isEmpty() ? "nothing" : listed) + ".");
        });
        return String.join(" ", sentences);
    }

    /**
     * A piece and what is in it.
     *
     * @throws NotFound if it is not in this case's file
     */
    EvidenceContent content(CaseNumber number, UUID id) {
        EvidenceView evidence =
                items.find(number, id).orElseThrow(() -> new NotFound("No evidence " + id + " in this case"));
        InputStreamSource bytes = items.wordsOf(id)
                .<InputStreamSource>map(words -> () -> new ByteArrayInputStream(words.getBytes(UTF_8)))
                .orElse(() -> store.open(evidence.sha256()));
        return new EvidenceContent(evidence, bytes);
    }
}
