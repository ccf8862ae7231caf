package io.redress.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.policy.RuleResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DmnTableTests {

    private static final String FILE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="file" name="file"
                         namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="answer" name="Answer">
                <decisionTable id="table" hitPolicy="FIRST">
                  <input id="input"><inputExpression id="asked" typeRef="string"><text>%s</text></inputExpression></input>
                  <output id="output" name="answer" typeRef="string"/>
                  <rule id="yes"><inputEntry id="a"><text>"A"</text></inputEntry><outputEntry id="b"><text>"yes"</text></outputEntry></rule>
                  <rule id="no"><inputEntry id="c"><text></text></inputEntry><outputEntry id="d"><text>"no"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Test
    void saysWhatItHasSaidAboutTheSameFacts() {
        DmnTable table = table("letter");
        RuleResult yes = table.evaluate(Map.of("letter", "A"));
        RuleResult no = table.evaluate(Map.of("letter", "B"));
        assertThat(yes.hits().get(0).text("answer")).isEqualTo("yes");
        assertThat(no.hits().get(0).text("answer")).isEqualTo("no");
        assertThat(table.evaluate(Map.of("letter", "A"))).isSameAs(yes);
        assertThat(table.evaluate(Map.of("letter", "B"))).isSameAs(no);
        assertThat(table.evaluate(Map.of("letter", "A", "amount", 1)))
                .as("the file does not name the amount")
                .isSameAs(yes);
    }

    @Test
    void nothingIsAFactToo() {
        DmnTable table = table("letter");
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("letter", null);
        RuleResult no = table.evaluate(facts);
        assertThat(no.hits().get(0).text("answer")).isEqualTo("no");
        facts.put("letter", "A");
        assertThat(table.evaluate(facts).hits().get(0).text("answer")).isEqualTo("yes");
    }

    @Test
    void aListThatHasChangedIsAskedAbout() {
        DmnTable table = table("letters[1]");
        List<String> letters = new ArrayList<>(List.of("B"));
        assertThat(table.evaluate(Map.of("letters", letters)).hits().get(0).text("answer"))
                .isEqualTo("no");
        letters.set(0, "A");
        assertThat(table.evaluate(Map.of("letters", letters)).hits().get(0).text("answer"))
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if now() &gt; @\"2020-01-01T00:00:00Z\" then letter else null",
                "if today() &gt; @\"2020-01-01\" then letter else null"
            })
    void whatAsksForThePresentIsAskedEachTime(String input) {
        DmnTable table = table(input);
        RuleResult first = table.evaluate(Map.of("letter", "A"));
        assertThat(table.evaluate(Map.of("letter", "A"))).isNotSameAs(first).isEqualTo(first);
        assertThat(first.hits().get(0).text("answer")).isEqualTo("yes");
    }

    @Test
    void factsThatMayChangeAreNotKept() {
        DmnTable table = table("facts.letter");
        Map<String, Object> facts = new HashMap<>(Map.of("letter", "B"));
        assertThat(table.evaluate(Map.of("facts", facts)).hits().get(0).text("answer"))
                .isEqualTo("no");
        facts.put("letter", "A");
        assertThat(table.evaluate(Map.of("facts", facts)).hits().get(0).text("answer"))
                .isEqualTo("yes");
    }

    private static DmnTable table(String input) {
        return DmnTable.compile(DmnTable.read(FILE.formatted(input).getBytes(UTF_8)), "answer", 1, null);
    }
}
