package io.redress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.e2e.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrecedentsSectionTests extends DeskTest {

    @Test
    @DisplayName("M6: who decides sees similar decided cases in the case file; not before the dispute")
    void standsInTheCaseFile() throws IOException {
        String decided = inMediation();
        decide(decided);
        String number = inMediation();
        String page = page(number, "mia");

        assertThat(page)
                .contains("id=\"precedents\"", "href=\"#precedents\"", "/desk/cases/" + decided)
                .contains("Partial refund of 100.00 USD", "similar goods");
        assertThat(page(opened(order(), "Broken"), "mia")).doesNotContain("id=\"precedents\"");
        keep(page);
    }

    private String inMediation() {
        // Goods that no other test has: what they decided is less similar.
        OrderFacts order = order().line("L1", "Rosewood zither, 32 strings", 10, "100.00");
        String number = opened(order, "The glass is broken.");
        refused(order, number, "They left us whole.");
        disputed(order, number, "Whole lamps", "Broken lamps");
        api.buyer(order.buyer())
                .upload(number, "PHOTO", "lamp.png", "image/png", TestFiles.png(number))
                .expect(201);
        allHandedIn(order, number);
        return number;
    }

    private void decide(String number) {
        api.client("mia")
                .post(
                        path(number, "/decision"),
                        Map.of(
                                "remedy",
                                Map.of(
                                        "type",
                                        "PARTIAL_REFUND",
                                        "amount",
                                        Map.of("amount", "100.00", "currency", "USD")),
                                "fault",
                                "SELLER",
                                "returnRequired",
                                false,
                                "reasons",
                                "The photo shows cracks that were there on arrival."))
                .expect(200);
    }

    /** The page with its styles in it, to be looked at. */
    private static void keep(String page) throws IOException {
        StringBuilder styles = new StringBuilder("<style>");
        for (String style : new String[] {"page.css", "case-file.css", "precedents.css"}) {
            styles.append(Files.readString(Path.of("src/main/resources/desk/assets", style)));
        }
        Files.writeString(
                Files.createDirectories(Path.of("target", "screenshots")).resolve("case-file-precedents.html"),
                page.replace("</head>", styles + "</style></head>"));
    }
}
