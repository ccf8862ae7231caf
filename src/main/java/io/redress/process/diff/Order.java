package io.redress.process.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of a list were moved, if as few as possible were. */
final class Order {

    private Order() {}

    /**
     * The positions that are left when the longest rising run is taken out.
     *
     * @param numbers where each has been put
     */
    static List<Integer> outOf(List<Integer> numbers) {
        int[] longest = new int[numbers.size()];
        int[] previous = new int[numbers.size()];
        int end = -1;
        for (int index = 0; index < numbers.size(); index++) {
            longest[index] = 1;
            previous[index] = -1;
            for (int earlier = 0; earlier < index; earlier++) {
                if (numbers.get(earlier) < numbers.get(index) && longest[earlier] + 1 > longest[index]) {
                    longest[index] = longest[earlier] + 1;
                    previous[index] = earlier;
                }
            }
            if (end < 0 || longest[index] > longest[end]) {
                end = index;
            }
        }
        Set<Integer> kept = new HashSet<>();
        for (int index = end; index >= 0; index = previous[index]) {
            kept.add(index);
        }
        List<Integer> moved = new ArrayList<>();
        for (int index = 0; index < numbers.size(); index++) {
            if (!kept.contains(index)) {
                moved.add(index);
            }
        }
        return moved;
    }
}
