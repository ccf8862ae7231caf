package io.redress.desk;

import io.redress.policy.Flag;

/**
 * What a flag says to whoever decides.
 *
 * @param name for people
 * @param meaning what it means for this case, in a sentence or two
 * @param grave whether somebody can come to harm, by the goods or by a fraud
 */
public record FlagWords(String name, String meaning, boolean grave) {

    static FlagWords of(Flag flag) {
        return switch (flag) {
            case SAFETY ->
                new FlagWords(
                        "Safety",
                        "An injury or a hazard is reported (E80). The goods should not be used and should be kept as they are."
                                + " The terms are shorter than usual.",
                        true);
            case ADVANCE_FEE ->
                new FlagWords(
                        "Payment outside the order",
                        "The seller asks for further payment outside the order (E81). This is how frauds begin: the buyer"
                                + " was warned not to pay.",
                        true);
            case TRACKING_CONTRADICTION ->
                new FlagWords(
                        "Tracking contradicts the claim",
                        "The buyer says that nothing came; the carrier says delivered (E42). Look at where and to whom.",
                        false);
            case NO_WRITTEN_SPECIFICATION ->
                new FlagWords(
                        "No written specification",
                        "The order has none for what is claimed (E50). Perceived quality alone cannot be decided: something"
                                + " agreed in writing, or an approved sample, must show what was owed.",
                        false);
            case LATENT_DEFECT ->
                new FlagWords(
                        "Latent defect",
                        "Reported after the usual window, as a fault that could not be seen before (E31). Whether it could"
                                + " is part of what has to be decided.",
                        false);
            case RETURNED_TO_SHIPPER ->
                new FlagWords(
                        "Returned to the shipper",
                        "Tracking says that the goods went back to the seller, and no refund is recorded (E43).",
                        false);
            case LATE_CANCELLATION ->
                new FlagWords(
                        "Late cancellation",
                        "Cancelled before shipment, but after the days in which that is free (E12): the seller may refuse.",
                        false);
            case INSPECT_ON_RETURN ->
                new FlagWords(
                        "Inspect on return",
                        "A change of mind (E20): the goods are looked at when they come back.",
                        false);
            case SHIPPED_AFTER_CANCELLATION ->
                new FlagWords(
                        "Shipped after the cancellation",
                        "The seller shipped what was cancelled (S5). That is a breach, not a defence, and does not count as"
                                + " performance.",
                        false);
        };
    }
}
