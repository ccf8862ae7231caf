package io.redress.insight;

import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Charts as SVG that stands within a page: sized by it, in presentation attributes only, which its content policy lets
 * pass, and with a title and a description for who does not see it. Names of sellers and goods become text nodes; the
 * serializer escapes them.
 */
@Component
class SvgCharts {

    private static final FontRenderContext MEASURES = new FontRenderContext(null, true, true);

    private static final String SVG = "http://www.w3.org/2000/svg";

    /** The markup of one element {@code svg}. */
    String draw(Chart chart) {
        Document document = newDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("");
        context.setPrecision(2);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return chart.id() + "-" + super.generateID(prefix);
            }
        });
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        int height = Drawing.height(chart);
        Drawing.of(chart).draw(graphics, new Rectangle2D.Double(0, 0, Drawing.WIDTH, height));
        Element root = graphics.getRoot();
        graphics.dispose();
        root.setAttribute("viewBox", "0 0 " + Drawing.WIDTH + " " + height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", chart.id() + "-title " + chart.id() + "-desc");
        // Nothing is in them, and their id would be the same in each chart.
        NodeList definitions = root.getElementsByTagName("defs");
        if (definitions.item(0) instanceof Element general && !general.hasChildNodes()) {
            general.getParentNode().removeChild(general);
        }
        keepLengths(root);
        root.insertBefore(text(document, "desc", chart.id(), chart.description()), root.getFirstChild());
        root.insertBefore(text(document, "title", chart.id(), chart.title()), root.getFirstChild());
        return markup(root);
    }

    /**
     * Lets each text be as long as it was when the place for it was reckoned, whatever font the browser has; labels that
     * end at an axis would end before or behind it otherwise.
     */
    private static void keepLengths(Element root) {
        NodeList texts = root.getElementsByTagName("text");
        for (int index = 0; index < texts.getLength(); index++) {
            Element text = (Element) texts.item(index);
            double length = Drawing.FONT
                    .deriveFont(fontSize(text))
                    .getStringBounds(text.getTextContent(), MEASURES)
                    .getWidth();
            text.setAttribute("textLength", String.format(Locale.ROOT, "%.1f", length));
            text.setAttribute("lengthAdjust", "spacingAndGlyphs");
        }
    }

    private static float fontSize(Element text) {
        for (Node node = text; node instanceof Element element; node = node.getParentNode()) {
            if (element.hasAttribute("font-size")) {
                return Float.parseFloat(element.getAttribute("font-size").replace("px", ""));
            }
        }
        return Drawing.FONT.getSize2D();
    }

    private static Element text(Document document, String name, String id, String content) {
        Element element = document.createElementNS(SVG, name);
        element.setAttribute("id", id + "-" + name);
        element.setTextContent(content);
        return element;
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException cause) {
            throw new IllegalStateException("every JDK makes documents", cause);
        }
    }

    private static String markup(Element root) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter markup = new StringWriter();
            transformer.transform(new DOMSource(root), new StreamResult(markup));
            return markup.toString();
        } catch (TransformerException cause) {
            throw new IllegalStateException("a chart cannot be written", cause);
        }
    }
}
