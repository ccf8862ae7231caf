package io.redress;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.cases.ActionName;
import io.redress.cases.Outcome;
import io.redress.cases.Stage;
import io.redress.policy.EvidenceType;
import io.redress.policy.Flag;
import io.redress.policy.RemedyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say about names is what the program calls them. */
class HandbookTests {

    private static final Pattern PROBLEM = Pattern.compile(
            "new (?:InvalidInput|Conflict|Forbidden|MalformedRequest|InvalidValue)\\(\\s*(?:parser,\\s*)?\"([a-z]+(?:-[a-z]+)+)\"");

    @Test
    void apiDocumentNamesEveryValueOfACase() throws IOException {
        String text = read("docs/api.md");
        List<String> names = Stream.of(
                        Arrays.stream(Stage.values()),
                        Arrays.stream(Outcome.values()),
                        Arrays.stream(Flag.values()),
                        Arrays.stream(RemedyType.values()),
                        Arrays.stream(EvidenceType.values()),
                        Arrays.stream(ActionName.values()).map(ActionName::wireName))
                .flatMap(values -> values.map(value -> "`" + value + "`"))
                .toList();
        assertThat(text).contains(names);
    }

    @Test
    void apiDocumentNamesEveryProblem() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                PROBLEM.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult found) -> "| `" + found.group(1) + "` |")
                        .forEach(codes::add);
            }
        }
        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(read("docs/api.md")).contains(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations.md", "security.md", "api.md", "process.md", "rules.md"})
    void firstLineNamesTheReader(String document) throws IOException {
        assertThat(read("docs/" + document)).startsWith("For ");
    }

    @Test
    void decisionsAreNumberedWithoutGapOrDouble() throws IOException {
        try (Stream<Path> decisions = Files.list(Path.of("docs/decisions"))) {
            List<String> numbers = decisions
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.+\\.md"))
                    .map(name -> name.substring(0, 4))
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .isEqualTo(Stream.iterate(1, number -> number + 1)
                            .limit(numbers.size())
                            .map("%04d"::formatted)
                            .collect(Collectors.toList()));
        }
    }

    @Test
    void everyPictureIsThere() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("bpmn"))) {
            assertThat(models.map(path -> path.getFileName().toString())
                            .filter(name -> name.endsWith(".bpmn"))
                            .map(name -> Path.of("docs/images", name.replace(".bpmn", ".png"))))
                    .allSatisfy(picture -> assertThat(picture).isRegularFile());
        }
    }

    private static String read(String document) throws IOException {
        return Files.readString(Path.of(document));
    }
}
