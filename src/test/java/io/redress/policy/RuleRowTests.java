package io.redress.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.policy.RuleExamples.Example;
import io.redress.process.FileRuleTables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Rows of the rule tables")
class RuleRowTests {

    private final FileRuleTables tables = TestRuleTables.load();

    @TestFactory
    Stream<DynamicTest> hitsTheRowThatTheFactsAreMadeFor() {
        return RuleExamples.all().stream()
                .map(example -> DynamicTest.dynamicTest(
                        tables.annotation(example.row()) + " [" + example.table() + "]", () -> hits(example)));
    }

    private void hits(Example example) {
        assertThat(tables.evaluate(example.table(), example.facts()).hits())
                .extracting(RuleHit::ruleId)
                .contains(example.row());
    }

    @Test
    void everyRowHasAnExample() {
        List<String> exemplified = RuleExamples.all().stream()
                .map(example -> example.table() + " " + example.row())
                .toList();
        List<String> rows = tables.rows().entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(row -> table.getKey() + " " + row))
                .toList();
        assertThat(exemplified).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void everyAnnotationBeginsWithTheIdOfItsRule() {
        assertThat(tables.rows().values().stream().flatMap(List::stream))
                .allSatisfy(row -> assertThat(tables.annotation(row))
                        .as(row)
                        .matches("[CEFNVMASR]\\d+(, [CEFNVMASR]\\d+)*( \\(.+?\\))?: .+"));
    }
}
