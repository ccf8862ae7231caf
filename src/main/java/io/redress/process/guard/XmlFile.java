package io.redress.process.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * An XML file read without a document type, and so without entities, and without anything from elsewhere. The engine's
 * own reader takes document types, and looks up schemas at the address that a document names.
 */
public final class XmlFile {

    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /** Deeper than any diagram; what walks down a tree of thousands of levels runs out of stack. */
    private static final int DEEPEST = 64;

    private static final Set<String> SCHEMA_LOCATIONS = Set.of("schemaLocation", "noNamespaceSchemaLocation");

    private XmlFile() {}

    /**
     * All elements of a file, in their order.
     *
     * @throws Unreadable with a sentence that says why
     */
    public static List<Element> elements(byte[] content) throws Unreadable {
        List<Element> elements = new ArrayList<>();
        Node next = parse(content);
        int depth = 0;
        while (next != null) {
            if (next.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                throw new Unreadable(
                        "It has an instruction for a program, <?" + next.getNodeName() + "…?>. Remove it.");
            }
            if (next instanceof Element element) {
                lookElsewhere(element);
                elements.add(element);
            }
            if (next.getFirstChild() != null) {
                depth++;
                next = next.getFirstChild();
            } else {
                while (next != null && next.getNextSibling() == null) {
                    depth--;
                    next = next.getParentNode();
                }
                next = next == null ? null : next.getNextSibling();
            }
            if (depth > DEEPEST) {
                throw new Unreadable("It nests elements deeper than " + DEEPEST + " levels.");
            }
        }
        return elements;
    }

    private static Node parse(byte[] content) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCUMENT_TYPE, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new FirstError());
            return builder.parse(new InputSource(new ByteArrayInputStream(content)));
        } catch (SAXException unreadable) {
            String reason = String.valueOf(unreadable.getMessage());
            throw new Unreadable(
                    reason.contains("DOCTYPE")
                            ? "It declares a document type (<!DOCTYPE …>), by which entities and other files come in."
                                    + " Remove the declaration."
                            : "It is no XML that can be read: " + reason);
        } catch (IOException unreadable) {
            throw new Unreadable("It is no XML that can be read: " + unreadable.getMessage());
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void lookElsewhere(Element element) throws Unreadable {
        for (Attr attribute : attributes(element)) {
            if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getNamespaceURI())
                    && SCHEMA_LOCATIONS.contains(attribute.getLocalName())) {
                throw new Unreadable("It names the address of a schema, " + attribute.getName()
                        + ", which would be read from there. Remove the attribute; the schemas are known.");
            }
        }
    }

    /** All attributes but the declarations of prefixes. */
    public static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int index = 0; index < all.getLength(); index++) {
            Attr attribute = (Attr) all.item(index);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** The text of the element itself, put together as the engine does: across comments and other elements. */
    public static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    public static @Nullable Element parent(Element element) {
        return element.getParentNode() instanceof Element parent ? parent : null;
    }

    public static String namespace(Node node) {
        return node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
    }

    /** Why a file cannot be read. */
    public static final class Unreadable extends Exception {
        Unreadable(String sentence) {
            super(sentence);
        }

        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** Ends with the first error, and prints none. */
    private static final class FirstError implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // Nothing that keeps anybody from reading it.
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
