package io.redress.tasklist;

import static io.redress.tasklist.CaseUnderway.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Forms of the analysts' folder in a real browser: opened as the task of a case, shown something wrong, completed; and
 * the case went on as the rules say. What was seen lies in {@code target/screenshots}.
 */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
abstract class FormsTest {

    static final String APPEALS = "Appeals";
    static final String MEDIATION = "Mediation";
    static final String MINE = "Mine";
    static final String SIGNATURES = "Second signatures";
    static final String PARTIES = "On behalf of parties";
    static final String REASONS = "V12: the photos show that half of the lamps arrived broken.";

    private static final Map<String, Tasklist> PEOPLE = new HashMap<>();
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private final List<String> completed = new ArrayList<>();
    RedressApi api;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        PEOPLE.values().forEach(Tasklist::close);
        PEOPLE.clear();
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void connect() {
        api = new RedressApi(port);
    }

    @AfterEach
    void theFormsThatTheTestNamesAreTheOnesItCompleted(TestInfo test) {
        assertThat(completed)
                .containsExactly(test.getTestMethod()
                        .orElseThrow()
                        .getAnnotation(Completes.class)
                        .value());
    }

    OrderFacts order() {
        return OrderFacts.at(clock.instant());
    }

    /** Five of ten lamps at 100.00 USD. */
    CaseUnderway opened(String remedy) {
        return CaseUnderway.opened(api, order(), 5, remedy(remedy));
    }

    Tasklist signedIn(String person) {
        return PEOPLE.computeIfAbsent(person, name -> Tasklist.signIn(chromium.browser(), port, name));
    }

    Tasklist open(String person, String list, CaseUnderway subject) {
        return open(person, list, subject.number());
    }

    /** Claims the task that tells {@code words} from a list which is read anew. */
    Tasklist open(String person, String list, String words) {
        return signedIn(person).reread(list).open(words).claim();
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
