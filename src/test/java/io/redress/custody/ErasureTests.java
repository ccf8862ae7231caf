package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.RedressTest;
import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import io.redress.security.Caller;
import io.redress.security.Party;
import io.redress.security.Role;
import io.redress.security.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class ErasureTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment settings;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private CaseErasure erasure;

    @Autowired
    private Erasures erasures;

    @Autowired
    private CaseVerification verification;

    private RedressApi api;
    private MarkedCases cases;
    private Traces traces;

    @BeforeEach
    void begin() {
        api = new RedressApi(port);
        cases = new MarkedCases(api, clock::instant);
        traces = new Traces(
                jdbc,
                List.of(
                        Path.of(settings.getRequiredProperty("redress.evidence.directory")),
                        Path.of(settings.getRequiredProperty("redress.evidence.uploads.directory"))));
    }

    @Test
    @DisplayName("nothing that the buyer wrote or handed in is left anywhere, and all that the seller did is")
    void nothingIsLeft() throws IOException {
        String number = cases.longCase();
        cases.replacementCase();
        cases.withdrawnCase();
        assertThat(traces.of(cases.buyersMark))
                .containsKeys(
                        "act_hi_taskinst.description_",
                        "appeal.explanation",
                        "appeal.reasons",
                        "case_event.words",
                        "conflict_of_interest.note",
                        "decision.reasons",
                        "decision.statement",
                        "evidence.description",
                        "evidence.file_name",
                        "evidence_upload.description",
                        "evidence_upload.file_name",
                        "files",
                        "idempotency_key.body",
                        "message.text",
                        "offer.end_reason",
                        "offer.message",
                        "orders.facts",
                        "outbox.payload",
                        "return_case.facts",
                        "settlement_step.data");
        Map<String, Integer> sellers = traces.of(cases.sellersMark);
        int sellersEvents = eventsOf("seller/" + cases.seller);
        String piece = evidenceOf(number, "BUYER");

        Answer done = erase().expect(200);

        assertThat(done.at("/casesErased").asInt()).isEqualTo(3);
        removeExpiredUploads();
        assertThat(traces.of(cases.buyersMark)).isEmpty();
        Map<String, Integer> left = new TreeMap<>(traces.of(cases.sellersMark));
        // What staff wrote about both is cleaned of the one; in the log, where it cannot be cut, it is gone.
        List.of("case_event.words", "outbox.payload", "idempotency_key.body", "act_hi_taskinst.description_")
                .forEach(column -> {
                    sellers.remove(column);
                    left.remove(column);
                });
        sellers.remove("conflict_of_interest.note");
        assertThat(left).isEqualTo(sellers);
        assertThat(eventsOf("seller/" + cases.seller)).isEqualTo(sellersEvents).isPositive();

        Answer gone = cases.asSeller()
                .get(MarkedCases.path(number, "/evidence/" + piece + "/content"))
                .expect(410);
        assertThat(gone.text("/code")).isEqualTo("evidence-erased");
        Answer timeline =
                cases.asSeller().get(MarkedCases.path(number, "/timeline")).expect(200);
        var told = timeline.at("/items").get(timeline.at("/items").size() - 1);
        assertThat(told.path("type").asText()).isEqualTo("case.personal_data_erased");
        assertThat(told.at("/data/because").asText()).isEqualTo("REQUEST");
        assertThat(told.at("/data/reason").asText()).isEqualTo("Ticket 4711");
        assertThat(told.at("/data/of/0").asText()).isEqualTo("buyer/" + cases.buyer);
        assertThat(timeline.at("/items/0/erased/0").asText()).isEqualTo("description");
        assertThat(cases.read(number).text("/decision/statement"))
                .contains("[erased]")
                .contains(cases.sellersMark);

        erase().expect(200);
        assertThat(erasureEvents(number)).isEqualTo(1);
        for (String each : cases.numbers) {
            CaseReport report = verification.of(each).orElseThrow();
            assertThat(report.findings()).isEmpty();
            assertThat(report.verdict()).isEqualTo(CaseReport.Verdict.INTACT);
        }
        byte[] copy =
                api.client("lena").download(MarkedCases.path(number, "/export")).body();
        assertThat(textIn(copy))
                .contains(cases.sellersMark, "case.personal_data_erased")
                .doesNotContain(cases.buyersMark);
    }

    @Test
    @DisplayName("what the marketplace says of an order later does not bring a name back")
    void anErasedNameStaysErased() {
        OrderFacts order = cases.order();
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        erase().expect(200);

        Answer again = api.marketplace()
                .put("/api/v1/orders/" + order.id(), order.toJson())
                .expect(200);

        assertThat(again.text("/buyer/name")).isEqualTo("[erased]");
        assertThat(again.text("/buyer/id")).isEqualTo(cases.buyer);
        assertThat(again.text("/seller/name")).contains(cases.sellersMark);
        assertThat(traces.of(cases.buyersMark)).isEmpty();
    }

    @Test
    @DisplayName("a party with an open case is not erased; the answer names the case")
    void openCasesComeFirst() {
        String number = cases.open(cases.order(), "DEFECTIVE", "REPAIR");

        Answer refused = erase().expect(409);

        assertThat(refused.text("/code")).isEqualTo("open-cases");
        assertThat(refused.text("/cases/0")).isEqualTo(number);
    }

    @Test
    @DisplayName("a held case is not erased; the hold is placed and released by the lead and told in the log")
    void aLegalHoldComesFirst() {
        String number = cases.withdrawnCase();
        String hold = MarkedCases.path(number, "/legal-hold");
        api.client("mia").post(hold, Map.of("reason", "A court asks.")).expect(403);
        cases.asBuyer().post(hold, Map.of("reason", "I ask.")).expect(403);
        api.client("lena").post(hold, Map.of("reason", "A court asks.")).expect(200);
        assertThat(api.client("lena")
                        .post(hold, Map.of("reason", "Again."))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("legal-hold");

        Answer refused = erase().expect(409);
        assertThat(refused.text("/code")).isEqualTo("legal-hold");
        assertThat(refused.text("/cases/0")).isEqualTo(number);
        assertThat(traces.of(cases.buyersMark)).isNotEmpty();

        api.client("lena")
                .post(hold + "/release", Map.of("reason", "It is over."))
                .expect(200);
        assertThat(api.client("lena")
                        .post(hold + "/release", Map.of("reason", "Again."))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("no-legal-hold");
        assertThat(cases.asSeller()
                        .get(MarkedCases.path(number, "/timeline"))
                        .at("/items")
                        .findValuesAsText("type"))
                .endsWith("case.legal_hold_placed", "case.legal_hold_released");
        erase().expect(200);
        removeExpiredUploads();
        assertThat(traces.of(cases.buyersMark)).isEmpty();
    }

    @Test
    @DisplayName("only the marketplace asks for an erasure; leads and auditors read which there were")
    void whoMay() {
        cases.withdrawnCase();
        String path = "/api/v1/parties/buyer/" + cases.buyer + "/erasure";
        api.client("lena").post(path, Map.of("reason", "x")).expect(403);
        cases.asSeller().post(path, Map.of("reason", "x")).expect(403);
        api.marketplace()
                .post("/api/v1/parties/buyer/B-nobody/erasure", Map.of("reason", "x"))
                .expect(404);
        String key = UUID.randomUUID().toString();
        Answer first = api.marketplace().post(path, Map.of("reason", "x"), key).expect(200);
        Answer again = api.marketplace().post(path, Map.of("reason", "x"), key).expect(200);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(api.client("lena")
                        .get("/api/v1/erasures/" + first.text("/id"))
                        .expect(200)
                        .text("/party"))
                .isEqualTo("buyer/" + cases.buyer);
        assertThat(api.client("lena").get("/api/v1/erasures").expect(200).text("/items/0/id"))
                .isEqualTo(first.text("/id"));
        api.client("mia").get("/api/v1/erasures").expect(403);
    }

    @Test
    @DisplayName("a request that breaks off, or meets a hold on its way, goes on where it was")
    void goesOn() {
        String kept = cases.withdrawnCase();
        String other = cases.withdrawnCase();
        Caller marketplace = new Caller(Role.MARKETPLACE, "marketplace", null);
        UUID id = transaction.execute(
                status -> erasures.request(new Party(Side.BUYER, cases.buyer), "Ticket 4712", marketplace));
        // The process dies here: the request is committed, nothing is erased.
        api.client("lena")
                .post(MarkedCases.path(kept, "/legal-hold"), Map.of("reason", "A court asks."))
                .expect(200);

        erasures.carryOutAll();

        assertThat(erasures.get(id).casesLeft()).isEqualTo(1);
        assertThat(erasures.get(id).completedAt()).isNull();
        assertThat(erasureEvents(other)).isEqualTo(1);
        assertThat(erasureEvents(kept)).isZero();

        api.client("lena")
                .post(MarkedCases.path(kept, "/legal-hold/release"), Map.of("reason", "It is over."))
                .expect(200);
        erasures.carryOutAll();

        assertThat(erasures.get(id).completedAt()).isNotNull();
        assertThat(erasureEvents(kept)).isEqualTo(1);
        assertThat(erasureEvents(other)).isEqualTo(1);
        removeExpiredUploads();
        assertThat(traces.of(cases.buyersMark)).isEmpty();
    }

    @Test
    @DisplayName("killed between the commit and the removal of the files: the sweep of the store removes them")
    void theSweepRemovesTheRest() {
        String number = cases.withdrawnCase();
        String sha256 = hashOf(evidenceOf(number, "BUYER"));
        CaseErasure.Gone gone = transaction.execute(status -> erasure.erase(
                new CaseNumber(number), ErasureScope.of(Side.BUYER), Actor.SERVICE, Map.of("reason", "x")));
        // The process dies here.
        assertThat(gone.contents()).contains(sha256);
        assertThat(traces.of(cases.buyersMark)).containsKey("files");

        cases.pass("P9D");

        removeExpiredUploads();
        assertThat(traces.of(cases.buyersMark)).doesNotContainKey("files");
        assertThat(jdbc.sql("select count(*) from evidence_object where sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("a file that somebody else has handed in, too, stays in the store for them")
    void aSharedFileStays() {
        String number = cases.open(cases.order(), "DEFECTIVE", "REPAIR");
        MarkedCases others = new MarkedCases(api, clock::instant);
        String othersNumber = others.open(others.order(), "DEFECTIVE", "REPAIR");
        cases.toEvidence(number);
        others.toEvidence(othersNumber);
        byte[] content = ("The manual " + cases.run).getBytes();
        cases.asBuyer()
                .upload(number, "OTHER", "manual.txt", "text/plain", content)
                .expect(201);
        String theirs = others.asBuyer()
                .upload(othersNumber, "OTHER", "manual.txt", "text/plain", content)
                .expect(201)
                .text("/id");
        cases.asBuyer().post(MarkedCases.path(number, "/withdraw")).expect(200);

        erase().expect(200);

        assertThat(others.asBuyer()
                        .download(MarkedCases.path(othersNumber, "/evidence/" + theirs + "/content"))
                        .body())
                .isEqualTo(content);
    }

    private Answer erase() {
        return api.marketplace()
                .post("/api/v1/parties/buyer/" + cases.buyer + "/erasure", Map.of("reason", "Ticket 4711"));
    }

    private static String textIn(byte[] zip) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                text.append(entry.getName()).append(new String(entries.readAllBytes(), UTF_8));
            }
        }
        return text.toString();
    }

    private int eventsOf(String party) {
        return jdbc.sql("select count(*) from case_event where words is not null and actor ->> 'actingFor' = ?")
                .param(party)
                .query(Integer.class)
                .single();
    }

    private int erasureEvents(String number) {
        return jdbc.sql("select count(*) from case_event where case_number = ? and type = 'case.personal_data_erased'")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private String evidenceOf(String number, String side) {
        return jdbc.sql("select id::text from evidence where case_number = ? and submitted_by = ? order by id limit 1")
                .params(number, side)
                .query(String.class)
                .single();
    }

    private String hashOf(String evidence) {
        return jdbc.sql("select sha256 from evidence where id = ?::uuid")
                .param(evidence)
                .query(String.class)
                .single();
    }

    /** What runs every ten minutes. */
    private void removeExpiredUploads() {
        ReflectionTestUtils.invokeMethod(context.getBean("receivingUploads"), "removeExpired");
    }
}
