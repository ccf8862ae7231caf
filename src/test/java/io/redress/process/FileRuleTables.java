package io.redress.process;

import io.redress.policy.RuleResult;
import io.redress.policy.RuleTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** The rule tables straight from the analysts' folder, on the DMN engine alone: no process engine, no database. */
public final class FileRuleTables implements RuleTables {

    private final Map<String, DmnTable> tables = new TreeMap<>();
    private final Map<String, List<String>> rows = new TreeMap<>();
    private final Map<String, String> annotations = new TreeMap<>();

    public FileRuleTables(Path folder) {
        for (Path file : files(folder)) {
            DmnModelInstance model = DmnTable.read(content(file));
            for (Decision decision : model.getModelElementsByType(Decision.class)) {
                String key = decision.getId();
                tables.put(key, DmnTable.compile(model, key, 1, decision.getVersionTag()));
                Collection<Rule> found = ((DecisionTable) decision.getExpression()).getRules();
                rows.put(key, found.stream().map(Rule::getId).toList());
                found.forEach(row -> annotations.put(
                        row.getId(), row.getDescription().getTextContent().strip()));
            }
        }
    }

    @Override
    public RuleResult evaluate(String table, Map<String, ? extends @Nullable Object> facts) {
        DmnTable found = tables.get(table);
        if (found == null) {
            throw new IllegalArgumentException("No rule table " + table);
        }
        return found.evaluate(facts);
    }

    /** The ids of all rows, by the key of their table. */
    public Map<String, List<String>> rows() {
        return rows;
    }

    /** What stands beside a row. */
    public String annotation(String row) {
        return annotations.get(row);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
