package io.redress.mediation.precedents;

import io.redress.cases.Wording;
import io.redress.policy.RemedyType;
import io.redress.policy.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Tells what a decided case ended in, and why it is similar (M6). */
final class PrecedentInWords {

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PrecedentInWords() {}

    /** {@code Partial refund of 380.00 USD, 38 % of 1,000.00 USD}. */
    static String outcome(Precedent precedent) {
        String text = granted(precedent.remedy(), precedent.money(), precedent.share(), precedent.atStake());
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** {@code amended on appeal; before: denied}; {@code null} if no appeal was decided. */
    static @Nullable String appeal(Precedent precedent) {
        if (precedent.appealOutcome() == null) {
            return null;
        }
        String outcome = precedent.appealOutcome().toLowerCase(Locale.ROOT) + " on appeal";
        return precedent.appealOutcome().equals("UPHELD")
                ? outcome
                : outcome + "; before: "
                        + granted(
                                precedent.firstRemedy(),
                                precedent.firstMoney(),
                                precedent.firstShare(),
                                precedent.atStake());
    }

    static List<String> because(Precedent precedent, Matter matter, BigDecimal amountFactor) {
        List<String> reasons = new ArrayList<>();
        boolean sameReason = precedent.reason() == matter.reason();
        if (sameReason || precedent.reason().isRelatedTo(matter.reason())) {
            reasons.add((sameReason ? "same reason: " : "related reason: ") + Wording.of(precedent.reason()));
        }
        if (precedent.effectiveChannel() == matter.effectiveChannel()) {
            reasons.add("same channel: " + Wording.lower(precedent.effectiveChannel()));
        }
        sameEvidence("buyer", precedent.buyersEvidence(), matter.buyersEvidence(), reasons);
        sameEvidence("seller", precedent.sellersEvidence(), matter.sellersEvidence(), reasons);
        if (isNear(precedent.atStake(), matter.atStake(), amountFactor)) {
            reasons.add("similar amount: " + Wording.of(precedent.atStake()));
        }
        if (!precedent.sharedWords().isEmpty()) {
            reasons.add("similar goods: " + String.join(", ", words(precedent.sharedWords(), matter.goods())));
        }
        return reasons;
    }

    private static void sameEvidence(String side, @Nullable Verdict theirs, Verdict ours, List<String> reasons) {
        if (theirs == ours) {
            reasons.add("the " + side + "'s evidence was " + Wording.lower(ours) + " too");
        }
    }

    private static boolean isNear(Money theirs, Money ours, BigDecimal factor) {
        return theirs.isSameCurrency(ours)
                && theirs.getAmount().multiply(factor).compareTo(ours.getAmount()) >= 0
                && ours.getAmount().multiply(factor).compareTo(theirs.getAmount()) >= 0;
    }

    /** The database compares stems; people read the words they come from. */
    private static Set<String> words(Collection<String> stems, List<String> goods) {
        List<String> all = goods.stream()
                .flatMap(line -> Stream.of(NO_LETTER.split(line.toLowerCase(Locale.ROOT))))
                .toList();
        Set<String> words = new LinkedHashSet<>();
        stems.stream()
                .sorted()
                .map(stem -> all.stream()
                        .filter(word -> word.startsWith(stem))
                        .findFirst()
                        .orElse(stem))
                .forEach(words::add);
        return words;
    }

    private static String granted(RemedyType remedy, @Nullable Money money, @Nullable Integer share, Money atStake) {
        if (remedy == RemedyType.DENIED) {
            return "denied";
        }
        String name = Wording.lower(remedy);
        if (money == null) {
            return name;
        }
        return name + " of " + Wording.of(money) + (share == null ? "" : ", " + share + " % of " + Wording.of(atStake));
    }
}
