package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy of each page forbids, nothing on it needs: a browser that keeps to it complains of nothing. */
class ContentPolicyTests extends BrowserTest {

    private static final double PATIENCE = 60_000;

    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void aCase() {
        opened("FULL_REFUND");
    }

    @Test
    @DisplayName("Cockpit draws diagrams, instances, tables of rules and deployments")
    void cockpit() {
        try (BrowserContext session = session()) {
            Page page = signedIn(session, "lena", "cockpit");
            go(page, "cockpit", "/dashboard");
            assertThat(page.locator("body")).containsText("Process Definitions");
            go(page, "cockpit", "/processes");
            page.locator("a")
                    .filter(new Locator.FilterOptions().setHasText("Return case"))
                    .first()
                    .click();
            assertThat(page.locator(".djs-container svg").first()).isVisible();
            go(page, "cockpit", "/decisions");
            page.locator("tbody a").first().click();
            page.waitForURL("**/#/decision-definition/**");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator(".dmn-decision-table-container")).isVisible();
            go(page, "cockpit", "/repository");
            assertThat(page.locator("body")).containsText("Deployment");
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest(name = "{0}{1}")
    @CsvSource({
        "admin, /users",
        "admin, /groups",
        "admin, /authorization?resource=0",
        "admin, /system/general",
        "welcome, /welcome"
    })
    void adminAndWelcome(String application, String page) {
        try (BrowserContext session = session()) {
            Page opened = signedIn(session, "admin", application);
            go(opened, application, page);
            opened.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(opened.locator("body")).containsText("Ada");
        }
        assertThat(refused).isEmpty();
    }

    @Test
    @DisplayName("the description of the API draws itself")
    void apiDescription() {
        try (BrowserContext session = session()) {
            Page page = watched(session);
            Response answer = page.navigate("http://127.0.0.1:" + port + "/swagger-ui/index.html");
            assertThat(answer.headers().get("content-security-policy")).contains("script-src 'self';");
            assertThat(page.locator(".opblock").first()).isVisible();
        }
        assertThat(refused).isEmpty();
    }

    @Test
    @DisplayName("what somebody slips into a page does not run")
    void foreignScripts() {
        try (BrowserContext session = session()) {
            Page page = signedIn(session, "mia", "tasklist");
            page.evaluate("() => { const s = document.createElement('div');"
                    + " s.innerHTML = '<img src=x onerror=\"window.taken=1\">'; document.body.append(s); }");
            page.waitForFunction("() => document.querySelector('img[src=x]').complete");

            page.evaluate("() => { setTimeout('window.taken = 2'); }");
            page.waitForCondition(() -> refused.size() == 2);

            assertThat(page.evaluate("() => window.taken")).isNull();
        }
        assertThat(refused)
                .anySatisfy(complaint -> assertThat(complaint).contains("inline event handler"))
                .anySatisfy(complaint -> assertThat(complaint).contains("unsafe-eval"));
    }

    private static BrowserContext session() {
        BrowserContext session = browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        session.setDefaultTimeout(PATIENCE);
        return session;
    }

    private Page watched(BrowserContext session) {
        Page page = session.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().toLowerCase(Locale.ROOT).contains("content security policy")) {
                refused.add(message.text());
            }
        });
        return page;
    }

    private Page signedIn(BrowserContext session, String person, String application) {
        Page page = watched(session);
        SignInPage.signIn(page, "http://127.0.0.1:" + port + "/camunda/app/" + application + "/", person);
        return page;
    }

    private void go(Page page, String application, String place) {
        page.navigate(
                "http://127.0.0.1:" + port + "/camunda/app/" + application + "/default/#" + place,
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
    }
}
