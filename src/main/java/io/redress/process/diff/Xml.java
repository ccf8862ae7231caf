package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.Box;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.XmlFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What diagrams and tables are read with alike. */
final class Xml {

    private Xml() {}

    static List<Element> elements(ModelFile file) {
        try {
            return XmlFile.elements(file.content());
        } catch (XmlFile.Unreadable reason) {
            throw new CannotRead(file.name(), reason.sentence());
        }
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    static List<Element> children(Element element, String name) {
        return children(element).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    /** The text of a child such as {@code <text>}; empty if there is none. */
    static String textOf(Element element, String... path) {
        Element inner = element;
        for (String name : path) {
            List<Element> next = children(inner, name);
            if (next.isEmpty()) {
                return "";
            }
            inner = next.get(0);
        }
        return oneLine(XmlFile.text(inner));
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static @Nullable Box box(Element drawn) {
        for (Element child : children(drawn, "Bounds")) {
            return new Box(number(child, "x"), number(child, "y"), number(child, "width"), number(child, "height"));
        }
        return null;
    }

    /** Zero for what is no number: a picture is then odd, and a comparison still right. */
    static double number(Element element, String attribute) {
        try {
            return Double.parseDouble(element.getAttribute(attribute));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
