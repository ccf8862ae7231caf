package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.redress.tasklist.CaseUnderway.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The action panel of the case file in a real browser, as narrow as it is beside a form, and by keyboard alone. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class DeskActionsTests {

    private static final double PATIENCE = 60_000;
    private static final String MARKUP = "<b>Which</b> day did you open them?";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @DisplayName("N6, M1, M2: a mediator writes to one side, stops the clock, lets it run and hands over, by keyboard")
    void writesPausesResumesAndHandsOver() {
        RedressApi api = new RedressApi(port);
        CaseUnderway subject = CaseUnderway.opened(api, OrderFacts.at(clock.instant()), 5, remedy("FULL_REFUND"))
                .inMediation();
        api.client("lena")
                .post("/api/v1/cases/" + subject.number() + "/hand-over", Map.of("to", "mia", "note", "Yours."))
                .expect(200);
        try (BrowserContext session = signedIn("mia")) {
            Page page = session.newPage();
            page.navigate(url("/desk/cases/" + subject.number()));
            photograph(page, "desk-actions");

            open(page, "Write a message");
            Locator message = form(page, "messages");
            press(message.getByLabel("the buyer only"), "Space");
            type(message.getByLabel("Message"), MARKUP);
            photograph(page, "desk-actions-message");
            press(message.locator("button"), "Enter");
            assertThat(done(page)).containsText("The message is sent.");
            assertThat(page.locator("main")).containsText(MARKUP);

            open(page, "Stop the clock");
            Locator pause = form(page, "pause");
            type(pause.getByLabel("Reason"), "A laboratory looks at the glass.");
            type(pause.getByLabel("Days"), "14");
            press(pause.locator("button"), "Enter");
            assertThat(done(page)).containsText("The clock stands still");
            photograph(page, "desk-actions-paused");

            open(page, "Let the clock run");
            press(form(page, "resume").locator("button"), "Enter");
            assertThat(done(page)).containsText("The clock runs again.");

            open(page, "Ask for more evidence");
            Locator request = form(page, "evidence-requests");
            press(request.getByLabel("both sides"), "Space");
            press(request.locator("button"), "Enter");
            assertThat(request.getByRole(AriaRole.ALERT)).containsText("Say what you need");
            assertThat(request.getByLabel("both sides")).isChecked();
            photograph(page, "desk-actions-refused");
            assertAccessible(page);

            open(page, "Hand over");
            Locator handOver = form(page, "hand-over");
            press(handOver.getByLabel("To"), "o");
            assertThat(handOver.getByLabel("To")).hasValue("omar");
            type(handOver.getByLabel("Note"), "I am away from tomorrow on.");
            photograph(page, "desk-actions-hand-over");
            press(handOver.locator("button"), "Enter");
            assertThat(done(page)).containsText("The task is handed over");
            assertThat(done(page).getByRole(AriaRole.LINK)).hasAttribute("target", "_top");
            assertThat(handOver).hasCount(0);
            photograph(page, "desk-actions-handed-over");
        }
        assertThat(subject.buyer()
                        .get("/api/v1/cases/" + subject.number() + "/messages")
                        .at("/items")
                        .findValuesAsText("text"))
                .containsExactly(MARKUP);
        assertThat(subject.seller()
                        .get("/api/v1/cases/" + subject.number() + "/messages")
                        .at("/items"))
                .isEmpty();
        assertThat(subject.event("case.handed_over").at("/data/to").asText()).isEqualTo("omar");
        assertThat(subject.event("case.clock_resumed").at("/actor/id").asText()).isEqualTo("mia");
    }

    private BrowserContext signedIn(String person) {
        BrowserContext session = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(560, 720)
                        .setReducedMotion(ReducedMotion.REDUCE));
        session.setDefaultTimeout(PATIENCE);
        Page page = session.newPage();
        SignInPage.signIn(page, url("/camunda/app/tasklist/"), person);
        page.close();
        return session;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static void open(Page page, String title) {
        press(page.locator("#actions summary").filter(new Locator.FilterOptions().setHasText(title)), "Enter");
    }

    private static Locator form(Page page, String path) {
        return page.locator("form[action*='/" + path + "#']");
    }

    private static Locator done(Page page) {
        return page.getByRole(AriaRole.STATUS);
    }

    private static void press(Locator element, String key) {
        element.focus();
        element.press(key);
    }

    private static void type(Locator field, String text) {
        field.focus();
        field.pressSequentially(text);
    }

    /** Nothing serious for whoever reads the panel by ear or by keyboard. */
    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).include(List.of("#actions")).analyze().getViolations())
                .filteredOn(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .extracting(rule -> rule.getId() + " at " + rule.getNodes())
                .isEmpty();
    }

    /** All of it that a frame beside a form shows, and no wider. */
    private static void photograph(Page page, String name) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(560);
        page.screenshot(new Page.ScreenshotOptions().setPath(Screenshots.of(name)));
    }
}
