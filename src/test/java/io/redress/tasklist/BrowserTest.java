package io.redress.tasklist;

import static io.redress.tasklist.CaseUnderway.remedy;

import com.microsoft.playwright.Browser;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff at work in a real browser; each person signs in once and stays. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
abstract class BrowserTest {

    static final String APPEALS = "Appeals";
    static final String MEDIATION = "Mediation";
    static final String MINE = "Mine";
    static final String SIGNATURES = "Second signatures";
    static final String PARTIES = "On behalf of parties";
    static final String REASONS = "V12: the photos show that half of the lamps arrived broken.";

    private static final Map<String, Tasklist> PEOPLE = new HashMap<>();
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

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

    static Browser browser() {
        return chromium.browser();
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
}
