package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.insight.ManyCases;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of the lead and the analyst, in a real browser: ours, and what Cockpit counts. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class InsightTests {

    private static final String SCRIPT = "<script>document.title='taken'</script>";

    @Autowired
    private RuntimeService runtime;

    private static final double PATIENCE = 60_000;

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void empty() {
        ManyCases.remove(jdbc);
    }

    @Test
    @DisplayName("a lead reads the figures, looks into one seller, and takes a table along")
    void aLeadReadsTheFigures() throws Exception {
        ManyCases.seed(jdbc, 1_500, 1, clock.instant());
        try (BrowserContext session = signedIn("lena", "cockpit")) {
            List<String> complaints = new ArrayList<>();
            Page page = session.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text() + " " + message.location());
                }
            });
            page.navigate(address("/insight"));
            assertThat(page.locator("svg[role=img]")).hasCount(8);
            photograph(page, "insight", false);
            photograph(page, "insight-whole", true);
            page.locator("#appeals").scrollIntoViewIfNeeded();
            photograph(page, "insight-decisions", false);
            page.locator("#returns").scrollIntoViewIfNeeded();
            photograph(page, "insight-returns", false);
            assertAccessible(page);

            page.locator("#returns-by-seller tbody a").first().click();
            Locator seller = page.locator("#seller");
            assertThat(seller).hasValue(Pattern.compile("S-MANY-.+"));
            assertThat(page.locator("#returns-by-seller tbody tr")).hasCount(1);

            page.getByLabel("From").fill("2020-01-01");
            page.getByLabel("To, this day included").fill("2019-01-01");
            page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The period ends before it begins.");
            assertAccessible(page);

            Download file = page.waitForDownload(
                    () -> page.getByLabel("Returns by reason as a CSV file").click());
            assertThat(file.suggestedFilename()).matches("redress-returns-by-reason-.+-to-.+\\.csv");
            assertThat(Files.readString(file.path())).contains("DAMAGED");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void thePageHoldsAtTwiceTheSize() {
        ManyCases.seed(jdbc, 1_500, 1, clock.instant());
        try (BrowserContext session = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(640, 360)
                        .setDeviceScaleFactor(2))) {
            Page page = signIn(session, "ana", "cockpit");
            page.navigate(address("/insight"));
            photograph(page, "insight-at-200-percent", false);
            photograph(page, "insight-at-200-percent-whole", true);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(640);
            assertAccessible(page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lena", "ana"})
    @DisplayName("Cockpit shows each process with how many cases are in it, and where their tokens are")
    void cockpitCountsProcesses(String person) {
        RedressApi api = new RedressApi(port);
        CaseUnderway subject = CaseUnderway.described(
                        api, OrderFacts.at(clock.instant()), 2, CaseUnderway.remedy("FULL_REFUND"), SCRIPT)
                .inMediation();
        try (BrowserContext session = signedIn(person, "cockpit")) {
            Page page = session.pages().get(0);
            page.navigate(address("/camunda/app/cockpit/default/#/processes"));
            Locator row = page.locator("tr")
                    .filter(new Locator.FilterOptions().setHasText("Return case"))
                    .first();
            assertThat(row).isVisible();
            photograph(page, "cockpit-processes-" + person, false);
            row.locator("a").first().click();
            Locator badge = page.locator(".djs-overlay .badge").first();
            assertThat(badge).isVisible();
            photograph(page, "cockpit-return-case-" + person, false);
            page.navigate(
                    address("/camunda/app/cockpit/default/#/process-instance/" + processOf(subject) + "/runtime"));
            assertThat(page.locator("body")).containsText(subject.number());
            assertThat(page).not().hasTitle("taken");
        }
    }

    private String processOf(CaseUnderway subject) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.number())
                .rootProcessInstances()
                .singleResult()
                .getId();
    }

    private BrowserContext signedIn(String person, String application) {
        BrowserContext session =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 720));
        signIn(session, person, application);
        return session;
    }

    private Page signIn(BrowserContext session, String person, String application) {
        session.setDefaultTimeout(PATIENCE);
        Page page = session.newPage();
        SignInPage.signIn(page, address("/camunda/app/" + application + "/default/"), person);
        return page;
    }

    private static void assertAccessible(Page page) {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(() -> violations.toString())
                .extracting(Rule::getId)
                .isEmpty();
    }

    private static void photograph(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(Screenshots.of(name)));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
