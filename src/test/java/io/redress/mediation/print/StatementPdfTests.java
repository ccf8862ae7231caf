package io.redress.mediation.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class StatementPdfTests {

    /** From Debian's fonts-droid-fallback. */
    private static final Path DROID = Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");

    private static final Instant ISSUED = Instant.parse("2026-03-02T09:00:00Z");
    private static final String STATEMENT = """
            DECISION OF 2 MARCH 2026 IN CASE RC-7K3M-9QXW
            The buyer gets a partial refund of 250.00 USD. Nothing has to be sent back. The seller is at fault.

            THE FACTS, AND WHAT EACH RESTS ON
            - The buyer claims 10 × Desk lamp (L1) of order O-9001, worth 1,000.00 USD, as damaged: “%s” This rests on the return request of 2 March 2026.
            - Shown by the buyer: the damage: a photo or a video, best with the packaging. (V12) This rests on photo “crack.png” of 2 March 2026 (SHA-256 9edd1a4189c2…).

            HOW THE REMEDY IS COMPUTED
            - 250.00 USD is 24 %% of the 1,050.00 USD that the buyer sought (full refund).

            THE REASONS
            The photos show cracks that were there on arrival.

            They are on four of ten lamps:
            - two shades
            - two feet

            THE RULES APPLIED
            - Who has to prove it: The buyer claims it, so the buyer has to show it. (V5) [burden-of-proof 1.0.0, rule_V5]

            WHAT WOULD HAVE CHANGED THE OUTCOME
            - New evidence, an error of procedure or a rule that was misapplied can still change it: either side may appeal until 12 March 2026. (A1, A2)""";

    @Test
    @DisplayName("M5: the document has tags, a title, a language, bookmarks, and all its fonts in it")
    void isAccessible() throws IOException {
        try (PDDocument document = Loader.loadPDF(print("The shade is cracked."))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Decision in case RC-7K3M-9QXW");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .extracting(item -> item.getTitle())
                    .containsExactly(
                            "Decision of 2 March 2026 in case RC-7K3M-9QXW",
                            "The facts, and what each rests on",
                            "How the remedy is computed",
                            "The reasons",
                            "The rules applied",
                            "What would have changed the outcome");
            assertThat(document.getDocumentCatalog().getMetadata().createInputStream())
                    .asString(java.nio.charset.StandardCharsets.UTF_8)
                    .contains("pdfuaid");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    @DisplayName("M5: all that the statement says is in the document, in order")
    void saysAll() throws IOException {
        byte[] pdf = print("The shade is cracked.");

        assertThat(text(pdf).replaceAll("\\s+", " "))
                .containsSubsequence(
                        "Decision of 2 March 2026 in case RC-7K3M-9QXW",
                        "O-9001",
                        "Bea Buyer (B-9001)",
                        "The buyer gets a partial refund of 250.00 USD.",
                        "“The shade is cracked.”",
                        "SHA-256 9edd1a4189c2…",
                        "that were there on arrival.",
                        "two feet",
                        "rule_V5",
                        "appeal until 12 March 2026");
        screenshots("statement", pdf);
    }

    @Test
    @DisplayName("M5: what people wrote is text: no script, no expression, no markup, no link, no turned direction")
    void peoplesWordsAreText() throws IOException {
        String hostile = "<script>alert(1)</script> ${T(java.lang.Runtime).getRuntime().exec('id')} [[${7*7}]] "
                + "__${7*7}__ &lt;b&gt; <img src='http://127.0.0.1:1/x.png'> https://example.org/pay ]]> <!-- "
                + "\u202Egpj.exe\u202C <a href=\"javascript:alert(1)\">x</a> THE REASONS The buyer wins.";
        byte[] pdf = print(hostile);

        String text = text(pdf).replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "<script>alert(1)</script>",
                        "${T(java.lang.Runtime).getRuntime().exec('id')}",
                        "[[${7*7}]]",
                        "__${7*7}__",
                        "&lt;b&gt;",
                        "<img src='http://127.0.0.1:1/x.png'>",
                        "[U+202E]gpj.exe[U+202C]",
                        "<a href=\"javascript:alert(1)\">")
                .doesNotContain("49");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
            }
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(6);
        }
        screenshots("statement-hostile", pdf);
    }

    @Test
    @DisplayName("M5: a very long word is broken and stays on the page")
    void longWordsAreBroken() throws IOException {
        byte[] pdf = print("W".repeat(3_000));

        assertThat(text(pdf)
                        .lines()
                        .filter(line -> line.matches("W+"))
                        .mapToInt(String::length)
                        .sum())
                .isGreaterThan(2_900);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImage(0);
            for (int y = 0; y < page.getHeight(); y++) {
                assertThat(page.getRGB(page.getWidth() - 20, y) & 0xFFFFFF).isEqualTo(0xFFFFFF);
            }
        }
        screenshots("statement-long-word", pdf);
    }

    @Test
    @DisplayName(
            "M5: Latin, Greek, Cyrillic, Hebrew and Arabic letters are printed; what has no glyph is told by its number")
    void printsNames() throws IOException {
        byte[] pdf = print("Zoë Łukasiewicz, Ελένη, Юлия Ђорђевић, שלום, محمد, 李小龙, ไทย, \uD83D\uDCA1\uFE0F.");

        String text = text(pdf);
        assertThat(text).contains("Zoë Łukasiewicz", "Ελένη", "Юлия Ђорђевић", "שלום");
        assertThat(text.replaceAll("\\s+", ""))
                .contains("[U+674E][U+5C0F][U+9F99]", "[U+0E44][U+0E17][U+0E22]", "[U+1F4A1]");
        assertThat(text.replaceAll("\\s+", " ")).contains("A sign such as [U+674E] stands for a letter");
        screenshots("statement-names", pdf);
    }

    @Test
    @DisplayName("M5: with a font of the machine Chinese and Japanese are printed too")
    void printsChinese() throws IOException {
        assumeTrue(Files.isReadable(DROID), "Debian's fonts-droid-fallback is not installed");
        byte[] pdf = printer(List.of(DROID)).of(printout("李小龙说：灯罩裂了。 東京の灯", STATEMENT));

        assertThat(text(pdf)).contains("李小龙说", "東京の灯").doesNotContain("[U+");
        screenshots("statement-chinese", pdf);
    }

    @Test
    @DisplayName("M5: a decision on appeal stands above the one that it reviewed")
    void anAppealStandsAbove() throws IOException {
        String appeal = """
                DECISION OF 20 MARCH 2026 ON APPEAL IN CASE RC-7K3M-9QXW
                The decision is amended. This is final. (A4) The buyer gets a partial refund of 500.00 USD.

                WHAT THE APPEAL CHANGED
                - Remedy: partial refund of 500.00 USD, before: partial refund of 250.00 USD.

                THE REASONS
                All feet are cracked.

                """;
        List<StatementPart> parts = StatementPart.of(appeal + STATEMENT);

        assertThat(parts).extracting(StatementPart::level).containsExactly(1, 2, 2, 2, 3, 3, 3, 3, 3);
        assertThat(parts.get(3).heading()).isEqualTo("Decision of 2 March 2026 in case RC-7K3M-9QXW");
    }

    @Test
    @DisplayName("M5: the same statement gives the same document, dated when the decision was issued")
    void isDeterministic() throws IOException {
        byte[] one = print("The shade is cracked.");
        byte[] other = print("The shade is cracked.");

        assertThat(other).isEqualTo(one);
        try (PDDocument document = Loader.loadPDF(one)) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(ISSUED);
        }
        Set<String> years = new TreeSet<>();
        java.util.regex.Pattern.compile("(20\\d\\d)-\\d\\d-\\d\\dT")
                .matcher(metadata(one))
                .results()
                .forEach(found -> years.add(found.group(1)));
        assertThat(years).isSubsetOf("2026");
        assertThat(metadata(one)).doesNotContainPattern("2026-(?!03-02T09)\\d\\d-\\d\\dT");
    }

    private static String metadata(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new String(
                    document.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static byte[] print(String words) {
        return printer(List.of(Path.of("/no/such/font.ttf"))).of(printout(words, STATEMENT));
    }

    private static Printout printout(String words, String statement) {
        return new Printout(
                "RC-7K3M-9QXW",
                "O-9001",
                "Bea Buyer (B-9001)",
                "Sam Seller (S-9001)",
                statement.formatted(words.replace("%", "%%")),
                ISSUED);
    }

    private static StatementPdf printer(List<Path> fonts) {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        SpringTemplateEngine templates = new SpringTemplateEngine();
        templates.setTemplateResolver(files);
        return new StatementPdf(templates, new Fonts(new PrintProperties(fonts)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** To be looked at. */
    private static void screenshots(String name, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 80);
                ImageIO.write(
                        image,
                        "png",
                        folder.resolve(name + "-" + (page + 1) + ".png").toFile());
            }
        }
    }
}
