package io.redress.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressTest;
import io.redress.e2e.TestFiles;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The case file in a real browser, in the width that it has beside a form, alone, and enlarged. */
@Tag("webapps")
@DisplayName("M3: the case file, as a mediator reads it")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class CaseFilePageTests {

    private static final String SCRIPT = "<script>document.title = 'taken over'</script>";

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    private Chromium chromium;
    private BrowserContext session;
    private Page page;
    private RedressApi api;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void signIn() {
        chromium = Chromium.launch();
        api = new RedressApi(port);
        session = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 720)
                        .setTimezoneId("Asia/Shanghai"));
        page = session.newPage();
        SignInPage.signIn(page, address("/camunda/app/tasklist/"), "mia");
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
    }

    @AfterEach
    void quit() {
        if (session != null) {
            session.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void isReadBesideAFormAloneAndEnlarged() {
        String number = disputed();
        page.navigate(address("/desk/cases/" + number));
        assertThat(page.locator("h1")).hasText(number);

        for (int[] size : new int[][] {{1280, 720}, {560, 640}, {640, 360}, {320, 640}}) {
            page.setViewportSize(size[0], size[1]);
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("what is cut off at a width of " + size[0])
                    .isEqualTo(0);
            photograph("case-file-" + size[0], false);
        }
        for (int width : new int[] {1280, 560}) {
            page.setViewportSize(width, 720);
            assertThat(new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(rule ->
                                            List.of("serious", "critical").contains(rule.getImpact()))
                                    .map(CaseFilePageTests::inWords))
                    .isEmpty();
        }
        // The zone of the reader, which is eight hours ahead.
        assertThat(page.locator(".zone")).hasText("Times are in Asia/Shanghai.");
        assertThat(page.locator("#order dd time").first()).hasText("31 Jan 2026, 16:00");
        assertThat(complaints).isEmpty();
    }

    @Test
    void photosZoomVideosPlayAndTextsAreReadInTheirPlace() {
        String number = disputed();
        page.setViewportSize(560, 640);
        page.navigate(address("/desk/cases/" + number));

        Locator thumbnail = page.locator("#b1 a.thumb");
        thumbnail.click();
        Locator photo = page.locator("#zoom-b1 img");
        assertThat(photo).isVisible();
        page.waitForCondition(
                () -> photo.evaluate("image => image.naturalWidth").equals(1200));
        photograph("case-file-photo", false);
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#zoom-b2")).isVisible();
        assertThat(photo).isHidden();
        page.keyboard().press("Escape");
        assertThat(page.locator("#zoom-b2")).isHidden();
        assertThat(page.locator("#b2 a.thumb")).isFocused();

        Locator video = page.locator("video.thumb");
        video.scrollIntoViewIfNeeded();
        video.evaluate("video => { video.muted = true; return video.play(); }");
        page.waitForCondition(() -> (int) video.evaluate("video => video.readyState") >= 2
                && ((Number) video.evaluate("video => video.currentTime")).doubleValue() > 0);

        Locator statement = page.locator("#positions .text").first();
        statement.scrollIntoViewIfNeeded();
        assertThat(statement.locator("pre")).containsText(SCRIPT);
        assertThat(page).hasTitle(number + " · case file");
        assertThat(page.locator("#b3")).containsText("Superseded by B4");
        page.setViewportSize(1280, 720);
        page.locator("#evidence").scrollIntoViewIfNeeded();
        for (Locator image : page.locator(".gallery img").all()) {
            image.scrollIntoViewIfNeeded();
            page.waitForCondition(() -> (boolean) image.evaluate("image => image.complete && image.naturalWidth > 0"));
        }
        page.evaluate("document.querySelector('#timeline details').open = true");
        page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
        photograph("case-file-whole", true);
        assertThat(complaints).isEmpty();
    }

    /** A case with several lines, offers, messages, and evidence of every kind; at the mediators. */
    private String disputed() {
        Instant now = clock.instant();
        OrderFacts order = OrderFacts.at(now)
                .with("placedAt", "2026-01-31T08:00:00Z")
                .with(
                        "buyer",
                        Map.of(
                                "id",
                                "B-L" + System.nanoTime(),
                                "name",
                                "Bluebell Events GmbH",
                                "email",
                                "b@example.org"))
                .line("L1", "Desk lamp, brushed brass, 40 cm, with dimmer", 120, "24.00")
                .line("L2", "Spare shade, linen", 60, "6.50")
                .line("L3", "Bulb E27, 4 W", 240, "1.10")
                .with("contractSigned", false)
                .paid("3584.00")
                .tracked(now.minus(Duration.ofDays(20)), "SHIPPED")
                .tracked(now.minus(Duration.ofDays(6)), "IN_TRANSIT")
                .tracked(now.minus(Duration.ofDays(1)), "DELIVERED");
        @SuppressWarnings("unchecked")
        String buyerId = ((Map<String, String>) order.toJson().get("buyer")).get("id");
        RedressApi.As buyer = api.buyer(buyerId);
        RedressApi.As seller = api.seller(order.seller());
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("orderId", order.id());
        request.put("reason", "DAMAGED");
        request.put(
                "description",
                "Forty of the lamps are dented or broken, and one gave an electric shock when it was switched on. "
                        + "The boxes were stacked without any padding.");
        request.put("lines", List.of(Map.of("lineId", "L1", "quantity", 40), Map.of("lineId", "L2", "quantity", 12)));
        request.put("requestedRemedy", Map.of("type", "PARTIAL_REFUND", "amount", OrderFacts.money("1038.00")));
        request.put("safetyHazard", true);
        String number = buyer.post("/api/v1/cases", request).expect(201).text("/number");
        String path = "/api/v1/cases/" + number;
        String offer = buyer.get(path).text("/offers/0/id");
        seller.post(
                        path + "/offers/" + offer + "/reject",
                        Map.of("reason", "They left our warehouse whole; see the inspection."))
                .expect(200);
        seller.post(
                        path + "/offers",
                        Map.of(
                                "remedy",
                                Map.of("type", "PARTIAL_REFUND", "amount", OrderFacts.money("200.00")),
                                "message",
                                "As a courtesy, and to close the matter."))
                .expect(201);
        buyer.post(
                        path + "/escalate",
                        Map.of(
                                "statement",
                                Map.of(
                                        "expected",
                                        "120 whole lamps in boxes that survive the journey, as agreed in the contract.",
                                        "received",
                                        "40 lamps with dents, broken sockets or loose wires; 12 shades torn.")))
                .expect(200);
        buyer.post(path + "/messages", Map.of("text", "Has anybody at your side looked at the packing?"))
                .expect(201);
        seller.post(path + "/messages", Map.of("text", "The packing is the same as for all our customers."))
                .expect(201);
        handIn(buyer, number, "PHOTO", "dented-lamps.png", "image/png", picture(1), "Three of the dented lamps", null);
        handIn(
                buyer,
                number,
                "PHOTO",
                "boxes.png",
                "image/png",
                picture(2),
                "The boxes as they came off the pallet",
                null);
        String blurred = handIn(
                buyer, number, "QC_REPORT", "report-draft.pdf", "application/pdf", pdf("Draft"), "First draft", null);
        handIn(
                buyer,
                number,
                "QC_REPORT",
                "report.pdf",
                "application/pdf",
                pdf("Inspection on arrival"),
                "Inspection on arrival, by the forwarder",
                blurred);
        handIn(buyer, number, "VIDEO", "loose-wire.webm", "video/webm", video(), "The wire comes loose", null);
        handIn(
                buyer,
                number,
                "STATEMENT",
                "statement.txt",
                "text/plain",
                TestFiles.text("We opened every box on the day of delivery. " + SCRIPT),
                "",
                null);
        handIn(
                seller,
                number,
                "PACKING_LIST",
                "packing-list.txt",
                "text/plain",
                TestFiles.text("120 lamps, 60 shades, 240 bulbs.\nChecked by hand on 9 January."),
                "What we packed",
                null);
        handIn(
                seller,
                number,
                "STATEMENT",
                "answer.txt",
                "text/plain",
                TestFiles.text("All goods passed our inspection. The carrier must have dropped them."),
                "",
                null);
        buyer.post(path + "/evidence/complete").expect(200);
        seller.post(path + "/evidence/complete").expect(200);
        return number;
    }

    private static String handIn(
            RedressApi.As side,
            String number,
            String type,
            String fileName,
            String mediaType,
            byte[] content,
            String description,
            String supersedes) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("type", type, "description", description));
        if (supersedes != null) {
            fields.put("supersedes", supersedes);
        }
        return side.upload(number, fields, fileName, mediaType, content, number + fileName)
                .expect(201)
                .text("/id");
    }

    /** Lamps on a table, drawn. */
    private static byte[] picture(long seed) {
        BufferedImage image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xe9e4da), 0, 1200, new Color(0xb9ac98)));
        pen.fillRect(0, 0, 1600, 1200);
        Random random = new Random(seed);
        for (int lamp = 0; lamp < 3; lamp++) {
            int x = 280 + lamp * 440 + random.nextInt(80);
            pen.setPaint(new GradientPaint(x, 300, new Color(0xd3a955), x + 240, 900, new Color(0x6f5320)));
            pen.fillRoundRect(x + 105, 520, 30, 420, 16, 16);
            pen.fillOval(x + 20, 900, 200, 60);
            pen.fillPolygon(
                    new int[] {x + 60, x + 180, x + 240, x}, new int[] {280, 280, 540, 540 + random.nextInt(60)}, 4);
            pen.setColor(new Color(0x2b2118));
            pen.drawLine(x + 60 + random.nextInt(100), 300, x + 90 + random.nextInt(80), 520);
        }
        pen.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return file.toByteArray();
    }

    private static byte[] pdf(String title) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage sheet = new PDPage();
            document.addPage(sheet);
            try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 26);
                content.newLineAtOffset(60, 700);
                content.showText(title);
                content.setFont(new PDType1Font(FontName.HELVETICA), 15);
                content.setLeading(24);
                for (String line : List.of(
                        "Goods: 120 desk lamps, brass",
                        "Looked at: 120",
                        "Dented or broken: 40",
                        "Padding in the boxes: none")) {
                    content.newLine();
                    content.showText(line);
                }
                content.endText();
            }
            document.save(file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return file.toByteArray();
    }

    private static byte[] video() {
        try (InputStream file = CaseFilePageTests.class.getResourceAsStream("/desk/lamp.webm")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void photograph(String name, boolean whole) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Screenshots.of(name)).setFullPage(whole));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
