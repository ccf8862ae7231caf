package io.redress.mediation.precedents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redress.cases.Wording;
import io.redress.orders.Channel;
import io.redress.policy.Fault;
import io.redress.policy.Reason;
import io.redress.policy.RemedyType;
import io.redress.policy.UsualOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Decided cases that are like one that is to be decided, and what is usual among them (M6, M7).
 *
 * @param similar the most similar first
 * @param usual what they ended in
 * @param differences in what the draft differs from what is usual; empty if it does not, or if too few cases are similar
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimilarCasesView(List<SimilarCase> similar, UsualView usual, List<DifferenceView> differences) {

    /**
     * A decided case.
     *
     * @param atStake what the buyer sought was worth
     * @param awarded the money of the remedy that stands; absent if goods were awarded
     * @param share of what was at stake, in whole percent; absent if goods were awarded
     * @param issuedAt when it was decided, UTC
     * @param appeal UPHELD, AMENDED or OVERTURNED, if an appeal was decided; the outcome is what stands since
     * @param outcome in words
     * @param appealed in words, with what was decided before
     * @param because why it is similar, in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SimilarCase(
            String number,
            Reason reason,
            Channel effectiveChannel,
            Money atStake,
            RemedyType remedy,
            @Nullable Money awarded,
            @Nullable Integer share,
            Fault fault,
            boolean returnRequired,
            Instant issuedAt,
            @Nullable String appeal,
            String outcome,
            @Nullable String appealed,
            List<String> because) {

        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

        /** {@code 2 Mar 2026}, by the calendar of UTC. */
        public String decidedOn() {
            return DAY.format(issuedAt);
        }

        /** Who was found at fault, in words. */
        public String found() {
            return fault == Fault.NONE
                    ? "Nobody was found at fault."
                    : "The " + Wording.lower(fault) + " was found at fault.";
        }
    }

    /**
     * What similar cases ended in.
     *
     * @param similarCases how many were counted; more than are listed
     * @param enough whether they are enough to say what is usual
     * @param remedy what most of them ended in; absent if they are not enough
     * @param medianShare of what was claimed, in whole percent, of all that ended in money or in nothing
     * @param draftShare the same of the draft, if it says
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UsualView(
            int similarCases,
            boolean enough,
            @Nullable RemedyType remedy,
            @Nullable Integer withThatRemedy,
            @Nullable Integer medianShare,
            @Nullable Integer draftShare,
            String words) {}

    /**
     * In what a draft differs from what is usual.
     *
     * @param words with the figures
     * @param rule the row of the table that says so
     */
    public record DifferenceView(UsualOutcome.Aspect aspect, String words, String rule) {}
}
