package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.redress.tasklist.CaseUnderway.remedy;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.options.BoundingBox;
import io.redress.OrderFacts;
import io.redress.e2e.TestFiles;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A dispute as those who decide it live through it: found, read, decided, signed by another, heard on appeal. */
class MediatorJourneyTests extends BrowserTest {

    private static final String SCRIPT =
            "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";

    @Autowired
    private TaskService tasks;

    @Test
    @DisplayName("M3, M5, N6: mia reads the file beside the form, asks for more, and decides with reasons of her own")
    void aMediatorReadsAsksAndDecides() {
        CaseUnderway subject = CaseUnderway.described(api, order(), 5, remedy("FULL_REFUND"), "Broken. " + SCRIPT);
        subject.message(subject.buyer(), "Please hurry. " + SCRIPT).disputed();
        subject.buyer()
                .upload(
                        subject.number(),
                        "PHOTO",
                        SCRIPT.replace('/', '|') + ".png",
                        "image/png",
                        TestFiles.png("lamp"))
                .expect(201);
        subject.handedIn();

        Tasklist mia = open("mia", MEDIATION, subject);
        FrameLocator file = mia.caseFile();
        assertThat(file.locator("#summary")).containsText("Award at most");
        assertThat(file.locator("main")).containsText(SCRIPT);
        assertThat(file.locator("#evidence")).containsText("onerror");
        assertThat(file.locator("#messages")).containsText("Please hurry. " + SCRIPT);
        factsAndFormAreOnTheScreenTogether(mia);
        assertThat(file.locator("#actions")).containsText("Hand over");
        mia.keep("tasklist-case-file");

        mia.choose("What comes next?", "Ask for more evidence")
                .choose("Who is asked?", "Buyer")
                .select("What is needed", "Invoice")
                .fill("What it should show", "What did the lamps cost you?")
                .complete();
        assertThat(subject.file().text("/deadlines/0/name")).isNotBlank();
        subject.paper(subject.buyer(), "INVOICE", "Ten lamps, 1,000.00 USD");
        subject.buyer()
                .post("/api/v1/cases/" + subject.number() + "/evidence/complete")
                .expect(200);

        mia.reread(MINE).open(subject.number());
        assertThat(mia.form()).isVisible();
        mia.choose("What comes next?", "Decide the dispute").select("Remedy", "Partial refund");
        assertThat(mia.advice()).containsText("At most 1,050.00 USD");
        mia.fill("Amount", "250.00").choose("Whose fault was it?", "Seller").draftReasons();
        assertThat(mia.field("Reasons")).hasValue(Pattern.compile("\\[Say "));
        mia.keep("tasklist-draft").submit();
        assertThat(mia.refusal()).containsText("[Say");
        mia.fill(
                "Reasons", "B1 shows that half of the lamps arrived broken (V12); the seller said nothing against it.");
        mia.completeByKeyboard();

        subject.standsAt("DECIDED");
        assertThat(subject.read().text("/decision/statement")).contains("B1 shows", "V12");
        assertThat(mia.documentTitle()).doesNotContain("taken");
    }

    @Test
    @DisplayName("M4: omar is not offered the second signature under his own decision, and is refused when he takes it")
    void nobodySignsTheirOwnDecision() {
        OrderFacts large = order().line("L1", "Lathe", 10, "1000.00").paid("10050.00");
        CaseUnderway subject =
                CaseUnderway.opened(api, large, 8, remedy("FULL_REFUND")).inMediation();
        Tasklist omar = open("omar", MEDIATION, subject);
        omar.choose("What comes next?", "Decide the dispute").select("Remedy", "Full refund");
        omar.choose("Whose fault was it?", "Seller")
                .fill("Reasons", "The photos show that all eight lathes were damaged. ".repeat(150))
                .complete();
        subject.standsAt("MEDIATION");

        assertThat(omar.reread(MEDIATION).entries(subject.number())).hasCount(0);
        assertThat(omar.answerToClaiming(taskOf(subject))).startsWith("403");

        Tasklist sofia = open("sofia", SIGNATURES, subject);
        assertThat(sofia.caseFile().locator("main")).containsText("all eight lathes");
        sofia.keep("tasklist-second-signature")
                .choose("Do you sign this decision?", "Yes, it can be issued")
                .complete();
        subject.standsAt("DECIDED");
    }

    @Test
    @DisplayName("A2, A3, A4: sofia hears an appeal with the whole file before her")
    void aSeniorMediatorHearsTheAppeal() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation().decided(remedy("DENIED"));
        subject.appealedBy(subject.buyer()).appealAnsweredBy(subject.seller());

        Tasklist sofia = open("sofia", APPEALS, subject);
        assertThat(sofia.caseFile().locator("main")).containsText("V12 was read much too narrowly.");
        sofia.keep("tasklist-appeal")
                .choose("Outcome", "Upheld: the decision stands")
                .fill("Reasons", "V12 was read as it stands, and the photos show whole lamps.")
                .complete();
        assertThat(subject.read().text("/appeals/0/outcome")).isEqualTo("UPHELD");
    }

    @Test
    @DisplayName("M3: a decision can be made without a mouse")
    void theKeyboardAloneDecides() {
        CaseUnderway subject = opened("FULL_REFUND").inMediation();
        Tasklist mia = signedIn("mia").reread(MEDIATION);
        assertThat(mia.entries(subject.number())).hasCount(1);
        mia.key("Control+Alt+l").untilFocused(subject.number()).key("Enter");
        assertThat(mia.title()).containsText(subject.number());
        mia.key("Control+Alt+c").untilClaimedBy("Mia");
        mia.key("Control+Alt+f").key("Space");
        mia.chooseByKeys("-Field_remedyType");
        // Whether the first choice or the second depends on what had opened the list; one of them asks for an amount.
        assertThat(mia.form().locator(".fjs-select-display").first()).containsText("refund");
        if (mia.form().locator(".fjs-select-display").first().textContent().contains("Partial")) {
            mia.tabTo("-Field_amount").type("120.00");
        }
        mia.tabTo("-Field_fault-0").key("Space");
        assertThat(mia.form().locator("[id$='-Field_fault-0']")).isChecked();
        mia.tabTo("-Field_reasons").type("The photos show that the lamps arrived broken (V12).");
        assertThat(mia.completeButton()).isEnabled();
        mia.tabToButton("Complete").key("Enter");
        assertThat(mia.completeButton()).isHidden();
        subject.standsAt("DECIDED");
    }

    private String taskOf(CaseUnderway subject) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.number())
                .singleResult()
                .getId();
    }

    private static void factsAndFormAreOnTheScreenTogether(Tasklist tasklist) {
        tasklist.resize(1280, 720);
        BoundingBox file = tasklist.boxOf(".redress-case-file");
        BoundingBox form = tasklist.boxOf(".task-card .fjs-form");
        BoundingBox complete = tasklist.boxOf("button[ng-click='complete()']");
        assertThat(file.width).isGreaterThan(500);
        assertThat(form.x).isGreaterThanOrEqualTo(file.x + file.width);
        assertThat(form.x + form.width).isLessThanOrEqualTo(1280);
        assertThat(form.width).isGreaterThan(350);
        assertThat(complete.y + complete.height).isLessThanOrEqualTo(720);
    }
}
