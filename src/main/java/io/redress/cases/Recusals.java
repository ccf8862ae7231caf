package io.redress.cases;

import io.redress.web.Forbidden;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who must keep out of a step of staff: whoever has a conflict of interest with a party (M2), of a second signature
 * whoever made the decision (M4), of an appeal whoever took part in it (A3).
 */
@Component
public class Recusals {

    /** Why somebody must keep out. */
    public enum Bar {
        CONFLICT("conflict-of-interest", "has a conflict of interest with a party (M2)"),
        OWN_DECISION("own-decision", "made the decision that is to be signed (M4)"),
        TOOK_PART("took-part", "took part in the decision that was appealed (A3)");

        private final String code;
        private final String words;

        Bar(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** The rest of a sentence that begins with a name. */
        public String words() {
            return words;
        }
    }

    /** Asked late, since declaring a conflict is an action itself. */
    private final ObjectProvider<Impartiality> impartiality;

    Recusals(ObjectProvider<Impartiality> impartiality) {
        this.impartiality = impartiality;
    }

    /** Everybody who must keep out of {@code step}, by id. */
    public Set<String> of(ReturnCase subject, Step step) {
        Set<String> barred = new HashSet<>();
        if (step.isForStaff()) {
            impartiality.forEach(known -> barred.addAll(known.biased(subject)));
        }
        if (step == Step.SIGN_DECISION) {
            Optional.ofNullable(subject.decidedBy()).ifPresent(barred::add);
        }
        if (step == Step.REVIEW_APPEAL) {
            barred.addAll(subject.participants());
        }
        return barred;
    }

    /** Why {@code person} must keep out of {@code step}; empty for whoever may take it. */
    public Optional<Bar> bar(String person, ReturnCase subject, Step step) {
        Optional<Bar> taken = byPart(person, subject, step);
        if (taken.isPresent() || !step.isForStaff()) {
            return taken;
        }
        return impartiality.stream().anyMatch(known -> known.isBiased(person, subject))
                ? Optional.of(Bar.CONFLICT)
                : Optional.empty();
    }

    /** What {@code person} has done in the case itself that bars from {@code step}; asks nobody. */
    static Optional<Bar> byPart(String person, ReturnCase subject, Step step) {
        if (step == Step.SIGN_DECISION && person.equals(subject.decidedBy())) {
            return Optional.of(Bar.OWN_DECISION);
        }
        return step == Step.REVIEW_APPEAL && subject.tookPart(person) ? Optional.of(Bar.TOOK_PART) : Optional.empty();
    }

    /** As a refusal; empty for whoever may take it. */
    public Optional<Forbidden> refusal(String person, ReturnCase subject, Step step) {
        return bar(person, subject, step)
                .map(bar -> new Forbidden(
                        bar.code,
                        "Case " + subject.number() + ": " + person + " " + bar.words + "; somebody else takes it."));
    }
}
