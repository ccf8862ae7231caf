package io.redress.process.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what is wrong with models that somebody wants to deploy: everything at once, each with the part of the picture it
 * is about. It judges bytes and names, so that the engine asks it for each deployment, by whatever door it comes, and a
 * command line can ask it before there is one.
 */
public final class ModelGuard {

    /** Twenty times the largest that we have. */
    static final int LARGEST = 2_000_000;

    private static final int MOST_FILES = 200;

    private static final Pattern NAME = Pattern.compile("(?:[\\w. ()-]+/)*[\\w. ()-]+\\.(?:bpmn|dmn|form)");

    private final Known known;

    public ModelGuard(Known known) {
        this.known = known;
    }

    /** What is wrong with files that are to be deployed together; nothing, if they may be. */
    public List<Finding> inspect(Collection<ModelFile> files) {
        if (files.size() > MOST_FILES) {
            return List.of(Finding.ofFile("deployment", Rule.SIZE, "It has more than " + MOST_FILES + " files."));
        }
        Set<String> forms = files.stream()
                .filter(file -> file.name().endsWith(".form") && file.content().length <= LARGEST)
                .map(FormFile::id)
                .collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        files.forEach(file -> findings.addAll(inspect(file, forms)));
        return findings;
    }

    private List<Finding> inspect(ModelFile file, Set<String> forms) {
        if (!NAME.matcher(file.name()).matches() || file.name().contains("..")) {
            return List.of(Finding.ofFile(
                    file.name(),
                    Rule.FILE_TYPE,
                    "Only diagrams (.bpmn), tables (.dmn) and forms (.form) are deployed, under plain names."));
        }
        if (file.content().length > LARGEST) {
            return List.of(Finding.ofFile(
                    file.name(),
                    Rule.SIZE,
                    "It has more than " + LARGEST / 1_000_000 + " MB. No model is that large."));
        }
        if (file.name().endsWith(".form")) {
            return FormFile.judge(file);
        }
        try {
            var elements = XmlFile.elements(file.content());
            return file.name().endsWith(".dmn")
                    ? Table.judge(file.name(), elements)
                    : new Diagram(file.name(), known, forms).judge(elements);
        } catch (XmlFile.Unreadable unreadable) {
            return List.of(Finding.ofFile(file.name(), Rule.DOCUMENT, unreadable.sentence()));
        }
    }
}
