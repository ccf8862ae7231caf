package io.redress.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;

/**
 * Forms of the analysts' folder in a real browser: opened as the task of a case, shown something wrong, completed; and
 * the case went on as the rules say. What was seen lies in {@code target/screenshots}.
 */
abstract class FormsTest extends BrowserTest {

    private final List<String> completed = new ArrayList<>();

    @AfterEach
    void theFormsThatTheTestNamesAreTheOnesItCompleted(TestInfo test) {
        assertThat(completed)
                .containsExactly(test.getTestMethod()
                        .orElseThrow()
                        .getAnnotation(Completes.class)
                        .value());
    }

    /** Sends the form; the task goes away. */
    void complete(Tasklist tasklist) {
        sent(tasklist.complete());
    }

    /** Notes that the form was sent. */
    void sent(Tasklist tasklist) {
        completed.add(tasklist.formId());
    }
}
