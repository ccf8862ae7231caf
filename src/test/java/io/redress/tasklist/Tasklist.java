package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/** Tasklist in front of one person, who sees what a screen of 1280 × 720 shows. */
final class Tasklist implements AutoCloseable {

    private static final double PATIENCE = 60_000;

    private final BrowserContext session;
    private final Page page;
    private final List<Response> forms = new ArrayList<>();

    private Tasklist(BrowserContext session) {
        this.session = session;
        session.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page = session.newPage();
        page.onResponse(response -> {
            if (response.url().contains("/deployed-form")) {
                forms.add(response);
            }
        });
    }

    static Tasklist signIn(Browser browser, int port, String person) {
        return signedIn(inFrontOf(browser), port, person);
    }

    /** With a browser whose clock says the same as that of the service, so that it shows the time that is left. */
    static Tasklist signIn(Browser browser, int port, String person, Instant now) {
        Tasklist tasklist = inFrontOf(browser);
        tasklist.page.clock().setFixedTime(Date.from(now));
        return signedIn(tasklist, port, person);
    }

    private static Tasklist inFrontOf(Browser browser) {
        return new Tasklist(browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 720)));
    }

    private static Tasklist signedIn(Tasklist tasklist, int port, String person) {
        SignInPage.signIn(tasklist.page, "http://127.0.0.1:" + port + "/camunda/app/tasklist/", person);
        assertThat(tasklist.page.locator(".task-filter").first()).isVisible();
        return tasklist;
    }

    /** Opens one of the lists on the left. */
    Tasklist list(String name) {
        Locator list = page.locator(".task-filter")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*[0-9]*\\s*$")));
        // The column moves while a task opens or closes, and a click waits for what has moved away.
        for (int tries = 0; tries < 10 && !list.getAttribute("class").contains("active"); tries++) {
            bringBackTheFilters();
            choose(list);
        }
        assertThat(list).hasClass(Pattern.compile("\\bactive\\b"));
        return this;
    }

    private static void choose(Locator list) {
        try {
            list.locator("h4 a").click(new Locator.ClickOptions().setTimeout(3_000));
        } catch (TimeoutError movedAway) {
            assertThat(list).hasCount(1);
        }
    }

    /** They step aside while a task is open. */
    private void bringBackTheFilters() {
        if (page.locator("body.filters-column-close").count() > 0) {
            page.locator(".task-filters .region-toggle").click();
        }
    }

    /** Opens one of the lists on the left as it is now. */
    Tasklist reread(String name) {
        page.reload();
        return list(name);
    }

    /** The entries of the open list that tell this case. */
    Locator entries(String caseNumber) {
        return page.locator("ol.tasks-list > li").filter(containing(caseNumber));
    }

    /** The orders in which the open list can be had. */
    Locator orders() {
        return page.locator("[cam-sorting-choices] .sorting-choice").first();
    }

    /** The open list has so many entries of this case. */
    Tasklist sees(String caseNumber, int entries) {
        assertThat(entries(caseNumber)).hasCount(entries);
        return this;
    }

    /** Opens a page of ours in the same session. */
    Tasklist visit(String path) {
        String origin = page.url().replaceAll("(https?://[^/]+).*", "$1");
        page.navigate(origin + path);
        return this;
    }

    /** On the lead's page: gives the task of a case to a colleague. */
    Tasklist give(String caseNumber, String colleague) {
        Locator row = page.locator("tbody tr").filter(containing(caseNumber));
        row.locator("select").selectOption(new SelectOption().setLabel(colleague));
        row.locator("button").click();
        return this;
    }

    /** On a page of ours: presses a button. */
    Tasklist press(String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
        return this;
    }

    Locator text(String words) {
        return page.getByText(words).first();
    }

    Locator title() {
        return page.locator(".task-card h2.task");
    }

    Tasklist open(String caseNumber) {
        entries(caseNumber).first().locator("h4").click();
        assertThat(title()).containsText(caseNumber);
        return this;
    }

    Tasklist claim() {
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(form()).isVisible();
        return this;
    }

    Locator form() {
        return page.locator(".fjs-form");
    }

    /** The id of the form that the browser has fetched last. */
    String formId() {
        return JsonPath.read(forms.get(forms.size() - 1).text(), "$.id");
    }

    /** What the tab beside the form tells about the case. */
    Locator facts() {
        page.locator(".task-card .nav-tabs")
                .getByText("Description", new Locator.GetByTextOptions().setExact(true))
                .click();
        return page.locator(".task-card .tab-pane.active, .task-card .tab-content");
    }

    /** Back from the facts to the form. */
    Tasklist backToTheForm() {
        page.locator(".task-card .nav-tabs")
                .getByText("Form", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(form()).isVisible();
        return this;
    }

    /** Who has the open task, as it says above the form. */
    Locator assignee() {
        return page.locator(".task-card .assignee");
    }

    Tasklist choose(String question, String answer) {
        Locator field = form().locator(".fjs-form-field-radio").filter(containing(question));
        Locator radio = field.getByLabel(answer, new Locator.GetByLabelOptions().setExact(true));
        radio.click();
        assertThat(radio).isChecked();
        return this;
    }

    Tasklist select(String label, String value) {
        Locator field = form().locator(".fjs-form-field-select")
                .filter(containing(label))
                .first();
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item")
                .getByText(value, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(field.locator(".fjs-select-display")).hasText(value);
        return this;
    }

    /** Fills in a field and leaves it, which is when the form looks at it. */
    Tasklist fill(String label, String value) {
        Locator field = field(label);
        field.fill(value);
        field.blur();
        return this;
    }

    Locator field(String label) {
        return form().getByLabel(label).first();
    }

    /** What stands in red at a field. */
    Locator errorAt(String label) {
        return form().locator(".fjs-form-field").filter(containing(label)).locator(".fjs-form-field-error");
    }

    Locator completeButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
    }

    /** Presses the button; what comes of it is for the caller to look at. */
    Tasklist submit() {
        completeButton().click();
        return this;
    }

    /** Presses the button; the task goes away. */
    Tasklist complete() {
        submit();
        assertThat(completeButton()).isHidden();
        return this;
    }

    /** The sentence with which the service refused a form. */
    Locator refusal() {
        return page.locator(".page-notifications .alert-danger");
    }

    /** By keyboard, since a refusal that is still shown lies over the button. */
    Tasklist completeByKeyboard() {
        completeButton().press("Enter");
        assertThat(completeButton()).isHidden();
        return this;
    }

    /** The whole form, on a screen that is high enough. */
    Tasklist photographAll(String name) {
        page.setViewportSize(1280, 1400);
        photograph(name);
        page.setViewportSize(1280, 720);
        return this;
    }

    /** A picture for the documents: {@code -Dredress.screenshots=docs/images} puts it there. */
    Tasklist keep(String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(Screenshots.of(name)));
        return this;
    }

    /** The file of the open task's case, which stands beside the form. */
    FrameLocator caseFile() {
        return page.frameLocator(".redress-case-file iframe");
    }

    /** What is said above the form of a decision. */
    Locator advice() {
        return page.locator(".redress-advice");
    }

    Tasklist draftReasons() {
        advice().getByText("Draft the reasons").click();
        assertThat(field("Reasons")).not().hasValue("");
        return this;
    }

    Tasklist resize(int width, int height) {
        page.setViewportSize(width, height);
        return this;
    }

    BoundingBox boxOf(String selector) {
        return page.locator(selector).boundingBox();
    }

    String documentTitle() {
        return page.title();
    }

    Tasklist key(String key) {
        page.keyboard().press(key);
        return this;
    }

    Tasklist type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Goes on with the key of the list until the entry that tells this has the focus. */
    Tasklist untilFocused(String text) {
        return pressUntil("Tab", "document.activeElement.textContent.includes('" + text + "')");
    }

    Tasklist tabTo(String endOfId) {
        assertThat(page.locator("[id$='" + endOfId + "']")).hasCount(1);
        return pressUntil("Tab", "document.activeElement.id.endsWith('" + endOfId + "')");
    }

    /** The form is made anew when the task has been claimed. */
    Tasklist untilClaimedBy(String firstName) {
        assertThat(assignee()).containsText(firstName);
        assertThat(completeButton()).isVisible();
        assertThat(page.locator(".redress-case-file iframe")).hasCount(1);
        assertThat(caseFile().locator("#actions")).containsText("Hand over");
        return this;
    }

    /** Takes one of the first choices of the list that has the focus; presses again when the list had not listened yet. */
    Tasklist chooseByKeys(String endOfId) {
        Locator chosen = form().locator("[id$='" + endOfId + "-display']:not(.fjs-select-placeholder)");
        for (int tries = 0; tries < 10 && chosen.count() == 0; tries++) {
            tabTo(endOfId);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            try {
                chosen.waitFor(new Locator.WaitForOptions().setTimeout(2_000));
            } catch (TimeoutError notYet) {
                assertThat(chosen).hasCount(0);
            }
        }
        assertThat(chosen).hasCount(1);
        return this;
    }

    Tasklist tabToButton(String text) {
        return pressUntil("Tab", "document.activeElement.textContent.trim() === '" + text + "'");
    }

    private Tasklist pressUntil(String key, String reached) {
        for (int presses = 0; presses < 40; presses++) {
            if (Boolean.TRUE.equals(page.evaluate(reached))) {
                return this;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError("The keyboard does not lead to where " + reached);
    }

    /** Claims a task over the engine's own REST API, in the session that the browser has. */
    String answerToClaiming(String taskId) {
        return (String) page.evaluate("""
                async id => {
                  const token = document.cookie.split('; ').find(one => one.startsWith('XSRF-TOKEN=')).split('=')[1];
                  const answer = await fetch(`/camunda/api/engine/engine/default/task/${id}/claim`, {
                    method: 'POST',
                    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token},
                    body: JSON.stringify({userId: 'omar'})
                  });
                  return answer.status + ' ' + await answer.text();
                }""", taskId);
    }

    Tasklist photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Screenshots.of(name)));
        return this;
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Override
    public void close() {
        session.close();
    }
}
