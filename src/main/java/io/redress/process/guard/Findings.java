package io.redress.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Collects what is wrong with one XML file, and says of each finding which part of the picture it is about. */
final class Findings {

    /** Parts that have ids, and are no part of a picture that somebody would look for. */
    private static final Set<String> DETAILS = Set.of(
            "conditionExpression",
            "condition",
            "completionCondition",
            "loopCardinality",
            "multiInstanceLoopCharacteristics");

    private final String file;
    private final String namespace;
    private final List<Finding> findings = new ArrayList<>();

    /** @param namespace of the elements that are parts of the picture */
    Findings(String file, String namespace) {
        this.file = file;
        this.namespace = namespace;
    }

    void add(Element element, Rule rule, String sentence) {
        Element part = partOfThePicture(element);
        findings.add(
                part == null
                        ? Finding.ofFile(file, rule, sentence)
                        : new Finding(file, part.getAttribute("id"), words(part), rule, sentence));
    }

    /** @param sentence null if nothing is wrong */
    void addIf(Element element, Rule rule, @Nullable String sentence) {
        if (sentence != null) {
            add(element, rule, sentence);
        }
    }

    void add(Rule rule, String sentence) {
        findings.add(Finding.ofFile(file, rule, sentence));
    }

    List<Finding> all() {
        return findings;
    }

    private @Nullable Element partOfThePicture(Element element) {
        Element part = element;
        while (part != null && !(isPart(part) && part.hasAttribute("id"))) {
            part = XmlFile.parent(part);
        }
        return part;
    }

    private boolean isPart(Element element) {
        return namespace.equals(XmlFile.namespace(element))
                && !DETAILS.contains(element.getLocalName())
                && !element.getLocalName().endsWith("EventDefinition");
    }

    /** Such as {@code service task "Close case"}. */
    private static String words(Element part) {
        String kind = part.getLocalName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String name = part.getAttribute("name");
        return name.isBlank() ? kind : kind + " " + Expressions.quoted(name);
    }
}
