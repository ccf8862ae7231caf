package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the house of what the engine says. */
class EngineWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Process instance with id none does not exist                    | Process instance with id none does not exist
            ENGINE-03110 Required 'READ' permission on 'tasklist'           | Required 'READ' permission on 'tasklist'
            ENGINE-09005 Could not parse BPMN process. Errors: no flow      | Could not parse BPMN process. Errors: no flow
            org.camunda.bpm.engine.ProcessEngineException: No such job      | No such job
            Cannot make io.redress.process.Cases$Inner out of it            | Cannot make out of it
            Select what to do from the list                                 | Select what to do from the list
            See www.example.com for more                                    | See www.example.com for more
            """)
    void theSentenceIsToldWithoutNumbersAndClasses(String said, String told) {
        assertThat(EngineWords.outside(said)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### Error querying database. Cause: x",
                "ERROR: relation missing in: select id_ from act_ru_task where id_ = ?",
                "insert into x (a) values (1)",
                "It failed\n\tat io.redress.Main",
                "java.lang.NullPointerException"
            })
    void statementsAndTracesStayHere(String said) {
        assertThat(EngineWords.outside(said)).isNull();
    }

    @Test
    void nothingIsNothing() {
        assertThat(EngineWords.outside(null)).isNull();
    }
}
