package io.redress.insight;

import java.util.List;

/** The bands by which open cases are counted; the age of a case counts from its request. */
final class Ages {

    /** From how many days on the next band begins. */
    static final List<Integer> LIMITS = List.of(3, 7, 14, 30);

    static final List<String> BANDS =
            List.of("Under 3 days", "3 to 7 days", "7 to 14 days", "14 to 30 days", "30 days and more");

    static final List<String> DUE =
            List.of("Overdue", "Due within 24 hours", "Due within 3 days", "Due later", "Nothing due");

    private Ages() {}
}
