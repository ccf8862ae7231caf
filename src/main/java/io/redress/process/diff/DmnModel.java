package io.redress.process.diff;

import io.redress.process.guard.ModelFile;
import io.redress.process.guard.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** A file of decision tables as a comparison sees it. */
record DmnModel(String file, List<Table> tables) {

    /**
     * One column.
     *
     * @param input whether it asks; otherwise it answers
     * @param expression what an input looks at, or the name of an output
     */
    record Column(String id, boolean input, String expression, String label, String type, String values) {

        String called() {
            return label.isEmpty() ? expression : label;
        }
    }

    /** One row, with a cell for each column. */
    record Row(String id, String annotation, List<String> cells) {

        /** Such as {@code row E30}; what stands before the colon of an annotation is the rule that it cites. */
        String where() {
            String cited = annotation.split("[:(]", 2)[0].strip();
            return cited.isEmpty() ? "row" : "row " + cited;
        }
    }

    /** One decision: a table, or an expression with no columns and no rows. */
    record Table(String key, String name, Facts facts, List<Column> columns, List<Row> rows) {

        /** Whether it matters in which order the rows stand. */
        boolean isOrdered() {
            return List.of("FIRST", "RULE ORDER").contains(facts.get("hit policy"));
        }
    }

    static DmnModel of(ModelFile file) {
        List<Table> tables = new ArrayList<>();
        for (Element element : Xml.elements(file)) {
            if ("decision".equals(element.getLocalName())) {
                tables.add(table(element));
            }
        }
        return new DmnModel(file.name(), tables);
    }

    Optional<Table> table(String key) {
        return tables.stream().filter(table -> table.key().equals(key)).findFirst();
    }

    private static Table table(Element decision) {
        Facts facts = new Facts();
        for (Attr attribute : XmlFile.attributes(decision)) {
            switch (attribute.getLocalName()) {
                case "id" -> {}
                case "versionTag" -> facts.put(BpmnDiff.VERSION_TAG, attribute.getValue());
                case "historyTimeToLive" -> facts.put("history kept for", attribute.getValue());
                default -> facts.put(attribute.getLocalName(), Xml.oneLine(attribute.getValue()));
            }
        }
        List<Column> columns = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Element child : Xml.children(decision)) {
            switch (child.getLocalName()) {
                case "description" -> facts.put("description", Xml.oneLine(XmlFile.text(child)));
                case "decisionTable" -> read(child, facts, columns, rows);
                case "literalExpression" -> facts.put("expression", Xml.textOf(child, "text"));
                case "informationRequirement" ->
                    Xml.children(child).forEach(needed -> facts.put("needs", needed.getAttribute("href")));
                default -> {}
            }
        }
        return new Table(decision.getAttribute("id"), decision.getAttribute("name"), facts, columns, rows);
    }

    private static void read(Element table, Facts facts, List<Column> columns, List<Row> rows) {
        String hitPolicy = table.getAttribute("hitPolicy");
        facts.put("hit policy", hitPolicy.isEmpty() ? "UNIQUE" : hitPolicy);
        if (!table.getAttribute("aggregation").isEmpty()) {
            facts.put("aggregation", table.getAttribute("aggregation"));
        }
        for (Element input : Xml.children(table, "input")) {
            String type = Xml.children(input, "inputExpression").stream()
                    .map(expression -> expression.getAttribute("typeRef"))
                    .findFirst()
                    .orElse("");
            columns.add(new Column(
                    input.getAttribute("id"),
                    true,
                    Xml.textOf(input, "inputExpression", "text"),
                    input.getAttribute("label"),
                    type,
                    Xml.textOf(input, "inputValues", "text")));
        }
        for (Element output : Xml.children(table, "output")) {
            columns.add(new Column(
                    output.getAttribute("id"),
                    false,
                    output.getAttribute("name"),
                    output.getAttribute("label"),
                    output.getAttribute("typeRef"),
                    Xml.textOf(output, "outputValues", "text")));
        }
        for (Element rule : Xml.children(table, "rule")) {
            List<String> cells = new ArrayList<>();
            Xml.children(rule, "inputEntry").forEach(cell -> cells.add(cell(cell)));
            Xml.children(rule, "outputEntry").forEach(cell -> cells.add(Xml.textOf(cell, "text")));
            rows.add(new Row(rule.getAttribute("id"), Xml.textOf(rule, "description"), List.copyOf(cells)));
        }
    }

    /** A dash means the same as nothing: anything. */
    private static String cell(Element entry) {
        String text = Xml.textOf(entry, "text");
        return text.equals("-") ? "" : text;
    }
}
