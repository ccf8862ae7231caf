package io.redress.process.check;

import io.redress.process.guard.Finding;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.ModelGuard;
import io.redress.process.guard.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at all models of a folder together: first at what may be in them at all, then whether they work. Where one cannot
 * be read, it is left at that: of the others much would seem wrong that is not.
 */
public final class ModelCheck {

    private static final List<Look> LOOKS = List.of(
            new Conventions(),
            new Calls(),
            new Waits(),
            new Variables(),
            new Gateways(),
            new Forms(),
            new Tables(),
            new Rows());

    private static final Set<Rule> UNREADABLE = Set.of(Rule.DOCUMENT, Rule.FILE_TYPE, Rule.SIZE);

    private final World world;

    public ModelCheck(World world) {
        this.world = world;
    }

    /** Where something is found in plain words, what the engine says of the same element is left out. */
    private static List<Finding> plain(List<Finding> findings) {
        Set<String> told = findings.stream()
                .filter(finding -> finding.rule() != Rule.ENGINE && finding.element() != null)
                .map(ModelCheck::place)
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> finding.rule() != Rule.ENGINE || !told.contains(place(finding)))
                .distinct()
                .toList();
    }

    private static String place(Finding finding) {
        return finding.file() + " " + finding.element();
    }

    /** @param files all of them: what they name of each other has to be among them */
    public Report check(Collection<ModelFile> files) {
        List<Finding> findings = new ArrayList<>(new ModelGuard(world.known()).inspect(files));
        Set<String> unreadable = findings.stream()
                .filter(finding -> UNREADABLE.contains(finding.rule()))
                .map(Finding::file)
                .collect(Collectors.toSet());
        List<ModelFile> readable =
                files.stream().filter(file -> !unreadable.contains(file.name())).toList();
        List<Finding> refused = new ArrayList<>();
        ModelSet models = ModelSet.read(readable, refused::add);
        findings.addAll(refused);
        new ReadByTheEngine(models).read(readable, findings::add);
        boolean complete = unreadable.isEmpty() && refused.isEmpty();
        if (complete) {
            LOOKS.forEach(look -> look.at(models, world, findings::add));
        }
        return new Report(
                models.processes().size(),
                models.tables().size(),
                models.tables().stream().mapToInt(table -> table.rows().size()).sum(),
                models.forms().size(),
                plain(findings),
                complete,
                TermPage.of(models));
    }
}
