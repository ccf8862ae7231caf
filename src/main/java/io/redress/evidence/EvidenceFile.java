package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.cases.CaseNumber;
import io.redress.cases.Wording;
import io.redress.evidence.store.EvidenceStore;
import io.redress.security.Caller;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * The evidence of a case, to be read.
 *
 * <p>Both parties and staff see all of it, from the moment it is handed in: nobody is decided against on a paper that
 * they could not answer to, and the decision names the evidence it rests on (M5). To everybody else the case, and with
 * it its evidence, does not exist.
 *
 * <p>What no malware scanner could look through yet is kept from the other party, and its content from everybody but
 * whoever handed it in. What is malware is listed, and its content given to nobody.
 */
@Component
public class EvidenceFile {

    private final EvidenceItems items;
    private final EvidenceStore store;

    EvidenceFile(EvidenceItems items, EvidenceStore store) {
        this.items = items;
        this.store = store;
    }

    /** Everything that was handed in and can be read, superseded pieces too, oldest first. */
    public List<EvidenceView> of(CaseNumber number) {
        return items.of(number).stream().filter(EvidenceView::isReadable).toList();
    }

    /** Everything that this caller may know of, oldest first. */
    public List<EvidenceView> of(CaseNumber number, Caller caller) {
        return items.of(number).stream().filter(item -> isFor(caller, item)).toList();
    }

    /**
     * Hashes of all contents that were in the file when the first decision was made; an appeal on new evidence needs one
     * that is not among them (A2).
     */
    public Set<String> hashesOfFirstFile(CaseNumber number, Instant decidedAt) {
        return items.hashesReadableAt(number, decidedAt);
    }

    /** A piece that was handed in and has not been refused; it may wait to be scanned. */
    public Optional<EvidenceView> find(CaseNumber number, UUID id) {
        return items.find(number, id).filter(item -> item.status() != EvidenceStatus.REFUSED);
    }

    /** Whether this piece was handed in for this case. */
    public boolean contains(CaseNumber number, UUID id) {
        return find(number, id).isPresent();
    }

    /** The side that handed a piece in; empty if staff did, or if it is not in this case's file. */
    public Optional<Side> submitterOf(CaseNumber number, UUID id) {
        return find(number, id).flatMap(item -> item.submittedBy().side());
    }

    /**
     * What each side has handed in that stands, for staff: {@code Buyer: 2 × photo, statement. Seller: nothing.} Behind
     * it, how many pieces wait to be scanned.
     */
    public String summary(CaseNumber number) {
        Map<Submitter, Map<String, Integer>> counted = new EnumMap<>(Submitter.class);
        Function<Submitter, Map<String, Integer>> none = submitter -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        counted.computeIfAbsent(Submitter.BUYER, none);
        counted.computeIfAbsent(Submitter.SELLER, none);
        List<EvidenceView> file = items.of(number);
        file.stream()
                .filter(EvidenceView::stands)
                .forEach(item -> counted.computeIfAbsent(item.submittedBy(), none)
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
        long waiting = file.stream().filter(EvidenceView::isWaiting).count();
        if (waiting > 0) {
            sentences.add("Waiting to be scanned for malware: " + waiting + ".");
        }
        return String.join(" ", sentences);
    }

    /**
     * A piece and what is in it.
     *
     * @throws NotFound if it is not in this case's file, or not for this caller
     * @throws EvidenceErased if it was erased
     * @throws ContentWithheld if it has not been scanned for malware, or is malware
     */
    EvidenceContent content(CaseNumber number, UUID id, Caller caller) {
        EvidenceView evidence = items.find(number, id)
                .filter(item -> isFor(caller, item))
                .orElseThrow(() -> new NotFound("No evidence " + id + " in this case"));
        ContentWithheld.check(evidence, isFrom(caller, evidence));
        EvidenceErased.check(evidence);
        InputStreamSource bytes = items.wordsOf(id)
                .<InputStreamSource>map(words -> () -> new ByteArrayInputStream(words.getBytes(UTF_8)))
                .orElse(() -> store.open(evidence.sha256()));
        return new EvidenceContent(evidence, bytes);
    }

    private static boolean isFor(Caller caller, EvidenceView item) {
        return !item.isWaiting() || !caller.isParty() || isFrom(caller, item);
    }

    private static boolean isFrom(Caller caller, EvidenceView item) {
        return Submitter.of(caller) == item.submittedBy() && (caller.isParty() || caller.isStaff());
    }
}
