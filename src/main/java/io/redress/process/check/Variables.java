package io.redress.process.check;

import io.redress.process.check.Ways.Place;
import io.redress.process.guard.Finding;
import io.redress.process.guard.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether each variable is set before it is read, and read if it is set. */
final class Variables implements Look {

    @Override
    public void at(ModelSet models, World world, Consumer<Finding> found) {
        List<Data> all = models.processes().stream()
                .map(process -> Data.of(process, models, world))
                .toList();
        all.forEach(data -> set(data, found));
        Set<String> read = new TreeSet<>();
        all.forEach(data -> data.reads().forEach(one -> read.add(one.variable())));
        world.steps().forEach(step -> read.addAll(step.reads()));
        all.forEach(data -> read(data, read, found));
    }

    private static void set(Data data, Consumer<Finding> found) {
        Ways ways = Ways.within(data.process());
        List<Place> starts = Ways.starts(data.process());
        Set<String> told = new HashSet<>();
        for (Data.Read read : data.reads()) {
            if (!told.add(read.by().getId() + " " + read.variable())) {
                continue;
            }
            Set<Place> writes = data.writes(read.variable()).map(Data.Write::at).collect(Collectors.toSet());
            if (writes.isEmpty()) {
                Set<String> known = new TreeSet<>();
                data.writes().forEach(write -> known.add(write.variable().name()));
                found.accept(data.process()
                        .finding(
                                read.by(),
                                Rule.VARIABLE,
                                "It reads the variable \"" + read.variable() + "\", which nothing in this process sets."
                                        + Words.didYouMean(read.variable(), known)));
            } else if (!writes.contains(read.at())
                    && ways.from(starts, writes::contains).contains(read.at())) {
                found.accept(data.process()
                        .finding(
                                read.by(),
                                Rule.VARIABLE,
                                "It reads the variable \"" + read.variable()
                                        + "\", and some way leads here on which nothing has set it: the case would get"
                                        + " stuck."));
            }
        }
    }

    private static void read(Data data, Set<String> read, Consumer<Finding> found) {
        Set<String> told = new HashSet<>();
        for (Data.Write write : data.writes()) {
            String variable = write.variable().name();
            if (!read.contains(variable) && told.add(variable)) {
                found.accept(data.process()
                        .finding(
                                write.by(),
                                Rule.VARIABLE,
                                "It sets the variable \"" + variable + "\""
                                        + (write.variable().meaning().isEmpty()
                                                ? ""
                                                : " (" + write.variable().meaning() + ")")
                                        + ", which no gateway and no task reads."));
            }
        }
    }
}
