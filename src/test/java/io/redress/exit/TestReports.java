package io.redress.exit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Surefire wrote about the tests that ran in the copy. */
record TestReports(int tests, int skipped, int classes, List<String> failed) {

    static TestReports in(Path folder) throws IOException {
        List<Element> cases = new ArrayList<>();
        int classes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                NodeList found = parse(file).getElementsByTagName("testcase");
                for (int index = 0; index < found.getLength(); index++) {
                    cases.add((Element) found.item(index));
                }
                classes++;
            }
        }
        return new TestReports(
                cases.size(),
                (int) cases.stream().filter(each -> has(each, "skipped")).count(),
                classes,
                cases.stream()
                        .filter(each -> has(each, "failure") || has(each, "error"))
                        .map(TestReports::told)
                        .toList());
    }

    private static String told(Element testCase) {
        Element problem = (Element) testCase.getElementsByTagName(has(testCase, "failure") ? "failure" : "error")
                .item(0);
        String why = (problem.getAttribute("type") + ": " + problem.getAttribute("message")).replaceAll("\\s+", " ");
        return testCase.getAttribute("classname").replace("io.redress.", "") + "." + testCase.getAttribute("name")
                + "\n      " + why.substring(0, Math.min(why.length(), 300));
    }

    private static boolean has(Element testCase, String kind) {
        return testCase.getElementsByTagName(kind).getLength() > 0;
    }

    private static Element parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(file + " is no report", unreadable);
        }
    }
}
