package io.redress.demo;

import java.util.List;
import java.util.stream.Stream;

/** All cases of the demonstration. */
final class Stories {

    private Stories() {}

    static List<Story> all() {
        return Stream.concat(Complaints.all().stream(), EverydayCases.all().stream())
                .toList();
    }
}
