package io.redress.process.check;

import io.redress.process.guard.Finding;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.Rule;
import io.redress.process.guard.XmlFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Which elements of a diagram name one that is not in it: the engine's reader only knows the last line of the file. */
final class LostReferences {

    private static final Pattern LOST = Pattern.compile("IDREF '([^']+)'");

    private LostReferences() {}

    /**
     * What to put right; empty if the file cannot be read for another reason.
     *
     * @param message of the engine's reader
     */
    static List<Finding> in(ModelFile file, String message) {
        Matcher lost = LOST.matcher(message);
        if (!lost.find()) {
            return List.of();
        }
        String id = lost.group(1);
        try {
            return XmlFile.elements(file.content()).stream()
                    .filter(element -> names(element, id))
                    .map(LostReferences::owner)
                    .distinct()
                    .map(element -> finding(file.name(), element, id))
                    .toList();
        } catch (XmlFile.Unreadable another) {
            return List.of();
        }
    }

    private static boolean names(Element element, String id) {
        return XmlFile.attributes(element).stream()
                        .anyMatch(attribute -> attribute.getValue().equals(id)
                                && !attribute.getName().equals("id"))
                || XmlFile.text(element).strip().equals(id);
    }

    /** What stands in the picture. */
    private static Element owner(Element element) {
        Element outer = XmlFile.parent(element);
        return element.hasAttribute("id") || outer == null ? element : owner(outer);
    }

    private static Finding finding(String file, Element element, String id) {
        String kind =
                element.getLocalName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String label = element.getAttribute("name");
        return new Finding(
                file,
                element.getAttribute("id"),
                kind + (label.isEmpty() ? "" : " \"" + label + "\""),
                Rule.ENGINE,
                "It names \"" + id + "\", which is not in the diagram.");
    }
}
