package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.process.FileRuleTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of all rules says only what is true")
class RulePageTests {

    private static final Pattern LINE = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|.*$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final FileRuleTables tables = TestRuleTables.load();
    private final String page = Files.readString(Path.of("docs", "rules.md"));

    RulePageTests() throws IOException {}

    @Test
    void everyRowOfEveryTableIsNamedWithItsRule() {
        Map<String, String> lines = LINE.matcher(page)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), MatchResult::group, (one, other) -> one + other));
        tables.rows()
                .forEach((table, rows) -> rows.forEach(row -> {
                    String rules = new RuleHit(row, tables.annotation(row), Map.of()).rule();
                    for (String rule : rules.split(", ")) {
                        assertThat(lines.get(rule))
                                .as("the line of %s on the page", rule)
                                .contains("`" + table + "`", "`" + row + "`");
                    }
                }));
    }

    @Test
    void everyNameIsOneThatThereIs() throws IOException {
        Set<String> rows = tables.rows().values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Set<String> files = files();
        Set<String> unknown = LINE.matcher(page)
                .results()
                .flatMap(line -> NAME.matcher(line.group()).results())
                .map(name -> name.group(1))
                .filter(name -> !tables.rows().containsKey(name) && !rows.contains(name))
                .filter(name -> !files.contains(name) && !files.contains(name + ".java"))
                .collect(Collectors.toSet());
        assertThat(unknown).isEmpty();
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("bpmn"));
                Stream<Path> sources = Files.walk(Path.of("src"))) {
            return Stream.concat(models, sources)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
