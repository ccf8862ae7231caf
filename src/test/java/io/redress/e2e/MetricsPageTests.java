package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.monitoring.MetricTime;
import io.redress.monitoring.Scrape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.Yaml;

/** What docs/operations.md, the alert rules and the dashboard name is what the service tells. */
@DisplayName("The metrics that are documented")
class MetricsPageTests extends EndToEnd {

    private static final Path PAGE = Path.of("docs/operations.md");
    private static final Path ALERTS = Path.of("docs/monitoring/redress-alerts.yaml");
    private static final Path DASHBOARD = Path.of("docs/monitoring/redress-dashboard.json");

    private static final Pattern ROW = Pattern.compile("\\| `(redress_\\w+)`.*");
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?!\\()");

    /** Told of the first collection only. */
    private static final String COLLECTION = "jvm_gc_pause_seconds_sum";

    /** Words of PromQL that look like names. */
    private static final Set<String> WORDS = Set.of("histogram_quantile");

    @Autowired
    private MetricTime time;

    private Scrape scrape;

    @BeforeEach
    void scrapeAfterACommand() {
        OrderFacts order = order();
        send(order);
        time.pass();
        scrape = new Scrape(new String(
                api.client("prometheus").download("/actuator/prometheus").body(), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("are all of ours that there are, and no others")
    void tableOfMetrics() throws IOException {
        Set<String> documented = Files.readAllLines(PAGE).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(scrape.names().stream().filter(name -> name.startsWith("redress_")))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    @DisplayName("are all that an alert asks for, and each alert says how bad it is and what is the matter")
    void alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(ALERTS));
        List<Map<?, ?>> rules = file.get("groups").stream()
                .flatMap(group -> ((List<Map<?, ?>>) group.get("rules")).stream())
                .toList();

        assertThat(rules).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat((String) rule.get("alert")).startsWith("Redress");
            assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("page", "ticket");
            assertThat((String) ((Map<?, ?>) rule.get("annotations")).get("summary"))
                    .isNotBlank();
        });
        assertThat(rules.stream().map(rule -> rule.get("alert"))).doesNotHaveDuplicates();
        assertThat(namesIn(rules.stream().map(rule -> (String) rule.get("expr")).toList()))
                .hasSizeGreaterThan(10)
                .allSatisfy(this::isTold);
    }

    @Test
    @DisplayName("are all that the dashboard shows")
    void dashboard() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        List<JsonNode> panels = dashboard.path("panels").valueStream().toList();

        assertThat(panels).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(namesIn(dashboard.path("panels").findValuesAsText("expr")))
                .hasSizeGreaterThan(15)
                .allSatisfy(this::isTold);
    }

    private void isTold(String name) {
        if (!name.equals(COLLECTION)) {
            assertThat(scrape.names()).contains(name);
        }
    }

    /** The metrics that expressions of PromQL name. */
    private static Set<String> namesIn(Collection<String> expressions) {
        return expressions.stream()
                .map(expression -> expression.replaceAll("\"[^\"]*\"", ""))
                .flatMap(expression -> NAME.matcher(expression).results())
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
