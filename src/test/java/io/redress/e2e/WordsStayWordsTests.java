package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.security.WebSessions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What people write is never run, wherever it is shown: not as an expression, not as markup, not as a formula. */
@ExtendWith(OutputCaptureExtension.class)
class WordsStayWordsTests extends EndToEnd {

    private static final String EXPRESSIONS =
            "${1234*4321}#{1234*4321}[[${1234*4321}]]__${1234*4321}__{{1234*4321}}*{1234*4321}";

    /** What would stand there if any of them were run. */
    private static final String RUN = "5332114";

    private static final String WORDS = EXPRESSIONS + "<b onclick=alert(1)>";
    private static final Pattern TABLE = Pattern.compile("/insight/([a-z-]+)\\.csv");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Environment environment;

    private final List<String> tasks = new ArrayList<>();

    @Test
    @DisplayName("an expression in every text of a whole case is shown as it was written, by every door, and never run")
    void nothingThatSomebodyWroteIsRun(CapturedOutput output) throws IOException {
        OrderFacts order = order().line("L1", "=1234*4321 " + EXPRESSIONS, 10, "100.00");
        order.with("buyer", Map.of("id", order.buyer(), "name", "Bea " + EXPRESSIONS, "email", "bea@example.org"));
        String number = wholeCase(order);

        List<String> read = new ArrayList<>(tasks);
        Answer told = api.client("lena").get(path(number, ""));
        Answer timeline = api.client("lena").get(path(number, "/timeline"));
        for (String part :
                List.of("/messages", "/evidence", "/rulings", "/precedents", "/verification", "/legal-hold")) {
            read.add(api.client("lena")
                    .get(path(number, part))
                    .expect(200)
                    .body()
                    .toString());
        }
        String page = page("mia", "/desk/cases/" + number);
        String insight = page("ana", "/insight");
        List<String> tables = TABLE.matcher(insight)
                .results()
                .map((MatchResult table) -> table.group(1))
                .distinct()
                .map(table -> page("ana", "/insight/" + table + ".csv"))
                .toList();
        String document = document(number);
        read.addAll(List.of(told.body().toString(), timeline.body().toString(), page, insight, document));
        read.addAll(tables);
        read.addAll(export(number));
        read.addAll(variables(number));
        read.add(output.getAll());

        assertThat(read)
                .hasSizeGreaterThan(30)
                .allSatisfy(text -> assertThat(text).doesNotContain(RUN, "5,332,114"));
        assertThat(texts(told.body()).filter(text -> text.contains(WORDS))).hasSizeGreaterThan(5);
        assertThat(texts(timeline.body()).filter(text -> text.contains(WORDS))).hasSizeGreaterThan(12);
        assertThat(page)
                .contains("${1234*4321}#{1234*4321}[[${1234*4321}]]", "&lt;b onclick=alert(1)&gt;")
                .doesNotContain("<b onclick");
        assertThat(document.replaceAll("\\s+", "")).contains("${1234*4321}#{1234*4321}");
        assertThat(tables)
                .hasSizeGreaterThan(5)
                .allSatisfy(table -> assertThat(table).doesNotContainPattern("(?m)(?:^|,)\"?=1234"));
        assertThat(String.join("\n", tables)).contains("'=1234*4321 ${1234*4321}");
        assertThat(tasks).isNotEmpty();
    }

    /** Every step of a dispute at which somebody writes something. */
    private String wholeCase(OrderFacts order) {
        send(order);
        Map<String, Object> asked = request(order, "DAMAGED", 2, remedy("FULL_REFUND"));
        asked.put("description", WORDS);
        String number = open(order, asked).text("/number");
        RedressApi.As buyer = api.buyer(order.buyer());
        RedressApi.As seller = api.seller(order.seller());
        RedressApi.As mia = api.client("mia");
        say(seller, number, "/offers", Map.of("remedy", remedy("PARTIAL_REFUND", "20.00"), "message", WORDS));
        say(buyer, number, "/offers/" + openOffer(order, number) + "/reject", Map.of("reason", WORDS));
        say(buyer, number, "/messages", Map.of("text", WORDS));
        say(buyer, number, "/escalate", Map.of("statement", Map.of("expected", WORDS, "received", WORDS)));
        for (RedressApi.As side : List.of(buyer, seller)) {
            side.upload(
                            number,
                            Map.of("type", "STATEMENT", "description", WORDS),
                            "${1234*4321}.txt",
                            "text/plain",
                            TestFiles.text(WORDS + side),
                            UUID.randomUUID().toString())
                    .expect(201);
            say(side, number, "/evidence/complete", Map.of());
        }
        say(mia, number, "/messages", Map.of("text", WORDS));
        say(mia, number, "/pause", Map.of("reason", WORDS, "days", 2));
        say(mia, number, "/resume", Map.of());
        say(api.client("lena"), number, "/hand-over", Map.of("to", "mia", "note", WORDS));
        say(
                mia,
                number,
                "/decision",
                Map.of(
                        "remedy",
                        remedy("RETURN_AND_REFUND"),
                        "fault",
                        "SELLER",
                        "returnRequired",
                        true,
                        "reasons",
                        WORDS));
        say(seller, number, "/appeals", Map.of("ground", "RULE_MISAPPLIED", "explanation", WORDS));
        String appeal = "/appeals/" + read(order, number).text("/appeals/0/id");
        say(buyer, number, appeal + "/answer", Map.of("statement", WORDS));
        say(api.client("sofia"), number, appeal + "/decision", Map.of("outcome", "UPHELD", "reasons", WORDS));
        say(
                buyer,
                number,
                "/return-shipment",
                Map.of("carrier", "${1234*4321}#{1234*4321}<b onclick=alert(1)>", "trackingNumber", "JD-1"));
        say(seller, number, "/return-inspection", Map.of("result", "AS_EXPECTED", "note", WORDS));
        say(api.client("lena"), number, "/legal-hold", Map.of("reason", WORDS));
        return number;
    }

    private void say(RedressApi.As who, String number, String address, Map<String, Object> body) {
        Answer answer = body.isEmpty() ? who.post(path(number, address)) : who.post(path(number, address), body);
        assertThat(answer.status()).as("%s: %s", address, answer.body()).isBetween(200, 201);
        for (Task task : engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .list()) {
            tasks.add(task.getName() + "\n" + task.getDescription());
        }
    }

    private String page(String person, String address) {
        MockHttpSession session = WebSessions.of(person, engine);
        var page = http.get().uri(address).session(session).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private String document(String number) throws IOException {
        byte[] pdf = api.client("mia")
                .download(path(number, "/decision/statement.pdf"))
                .body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private List<String> export(String number) throws IOException {
        List<String> files = new ArrayList<>();
        byte[] zip = api.client("lena").download(path(number, "/export")).body();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (entries.getNextEntry() != null) {
                files.add(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private List<String> variables(String number) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .stream())
                .map(HistoricVariableInstance::toString)
                .toList();
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isTextual() ? Stream.of(node.asText()) : node.valueStream().flatMap(WordsStayWordsTests::texts);
    }

    @Test
    @DisplayName("what somebody wrote begins no line of the log, and steers no terminal")
    void nobodyForgesALineOfTheLog() {
        String forged = "Nothing\r\n2026-03-02T09:00:00.000Z  INFO admin : paid\u001b[2J\u001b]0;x\u0007\u0085\u2028y";

        String lines = logged(
                "Somebody says {}", new IllegalStateException(forged, new IllegalArgumentException(forged)), forged);

        assertThat(lines).contains("Somebody says Nothing", "Caused by: java.lang.IllegalArgumentException: Nothing");
        assertThat(lines.lines().filter(line -> line.contains("INFO admin : paid")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(line -> assertThat(line).startsWith("    "));
        assertThat(lines).doesNotContainPattern("[\\x01-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028]");
    }

    /** What the service would write to its log. */
    private String logged(String words, Throwable failure, String argument) {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("clr", ColorConverter::new);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(environment.getRequiredProperty("logging.pattern.console"));
        layout.start();
        return layout.doLayout(new LoggingEvent(
                "", context.getLogger("io.redress.Test"), Level.WARN, words, failure, new Object[] {argument}));
    }
}
