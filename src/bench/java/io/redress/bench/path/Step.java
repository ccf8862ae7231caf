package io.redress.bench.path;

/** What happens on the standard path, in this order. */
public enum Step {
    OPEN("open"),
    REFUSE("seller refuses"),
    ESCALATE("escalate"),
    BUYER_EVIDENCE("evidence of the buyer"),
    SELLER_EVIDENCE("evidence of the seller"),
    DECIDE("decide (complete a task)"),
    WINDOW("appeal window passes, refund");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
