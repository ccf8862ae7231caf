package io.redress.process.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redress.process.guard.Finding;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report as SARIF 2.1.0, by which code hosts show findings beside a change. */
public final class SarifReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SarifReport() {}

    /**
     * @param files what was checked, to tell lines
     * @param folder in which the files lie, such as {@code bpmn/}, as the code host knows it
     */
    public static String of(Report report, Collection<ModelFile> files, String folder) {
        Map<String, ModelFile> byName =
                files.stream().collect(Collectors.toMap(ModelFile::name, Function.identity(), (one, other) -> one));
        ObjectNode sarif = JSON.createObjectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0");
        ObjectNode run = sarif.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "redress process check");
        for (Rule rule : Rule.values()) {
            driver.withArray("rules").addObject().put("id", rule.code());
        }
        run.putArray("results");
        for (Finding finding : report.findings()) {
            ObjectNode result = run.withArray("results")
                    .addObject()
                    .put("ruleId", finding.rule().code())
                    .put("ruleIndex", finding.rule().ordinal())
                    .put("level", "error");
            result.putObject("message").put("text", finding.inWords());
            ObjectNode location = result.putArray("locations").addObject();
            ModelFile file = byName.get(finding.file());
            if (file != null) {
                ObjectNode physical = location.putObject("physicalLocation");
                physical.putObject("artifactLocation")
                        .put("uri", folder + file.name().replace(" ", "%20"));
                physical.putObject("region").put("startLine", line(file, finding));
            }
            if (finding.element() != null) {
                location.putArray("logicalLocations")
                        .addObject()
                        .put("name", finding.element())
                        .put("fullyQualifiedName", finding.file() + "#" + finding.element())
                        .put("kind", "element");
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sarif);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The line on which the element begins; the first if there is none. */
    private static int line(ModelFile file, Finding finding) {
        if (finding.element() == null) {
            return 1;
        }
        String[] lines = new String(file.content(), StandardCharsets.UTF_8).split("\n", -1);
        String xml = "id=\"" + finding.element() + "\"";
        String json = "\"" + finding.element() + "\"";
        for (int line = 0; line < lines.length; line++) {
            if (file.name().endsWith(".form") ? lines[line].contains(json) : lines[line].contains(xml)) {
                return line + 1;
            }
        }
        return 1;
    }
}
