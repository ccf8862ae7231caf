package io.redress.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgChartsTests {

    private static final String SCRIPT = "</text><script>alert('x')</script>&<b>\"";

    private final SvgCharts charts = new SvgCharts();

    @Test
    void whatSomebodyWroteStaysAText() throws Exception {
        Document svg = read(charts.draw(bars(SCRIPT)));

        assertThat(elements(svg)).extracting(Element::getTagName).doesNotContain("script", "b", "foreignObject");
        assertThat(svg.getDocumentElement().getTextContent()).contains("</text><script>alert(");
    }

    @Test
    void whoDoesNotSeeItIsToldWhatItShows() throws Exception {
        Element root = read(charts.draw(bars("Lamps"))).getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("some-chart-title some-chart-desc");
        assertThat(root.getFirstChild().getTextContent()).isEqualTo("Some table");
        assertThat(root.getFirstChild().getNextSibling().getTextContent())
                .isEqualTo("A bar for each first: Old, New. The table after it has the same figures.");
    }

    @Test
    void aStrictContentPolicyDropsNothingOfIt() throws Exception {
        for (Chart chart : List.of(bars("Lamps"), lines())) {
            assertThat(elements(read(charts.draw(chart)))).allSatisfy(element -> {
                assertThat(element.getTagName()).isNotIn("style", "script", "image", "a");
                assertThat(element.hasAttribute("style")).isFalse();
                assertThat(element.hasAttribute("xlink:href")).isFalse();
            });
        }
    }

    @Test
    void twoOnAPageDoNotShareIds() throws Exception {
        List<String> ids = new ArrayList<>();
        for (Chart chart : List.of(bars("Lamps"), lines())) {
            elements(read(charts.draw(chart))).stream()
                    .map(element -> element.getAttribute("id"))
                    .filter(id -> !id.isEmpty())
                    .forEach(ids::add);
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void namesAreShortenedWithoutMixingThemUp() throws Exception {
        String long1 = "A lamp with a very long description, the first one";
        String long2 = "A lamp with a very long description, the second one";
        Table table = table("some", List.of(Arrays.asList(long1, 3L, 4L), Arrays.asList(long2, 5L, 6L)));

        String text = read(charts.draw(Chart.bars(table, "cases", Palette.AGES, 1, 2)))
                .getDocumentElement()
                .getTextContent();

        assertThat(text).contains("3", "4", "5", "6").doesNotContain("first one");
    }

    private static Chart bars(String name) {
        return Chart.bars(
                table("some", List.of(Arrays.asList(name, 3L, 4L), Arrays.asList("All", 3L, 4L))),
                "cases",
                Palette.AGES,
                1,
                2);
    }

    private static Chart lines() {
        return Chart.lines(
                table("other", List.of(Arrays.asList("2026-01", 3L, null), Arrays.asList("2026-02", 3L, 4L))),
                "days",
                Palette.TWO_LINES,
                1,
                2);
    }

    private static Table table(String name, List<List<Object>> rows) {
        return new Table(
                name, "Some table", "Note", List.of(Table.text("First"), Table.count("Old"), Table.count("New")), rows);
    }

    private static Document read(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document svg) {
        NodeList found = svg.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }
}
