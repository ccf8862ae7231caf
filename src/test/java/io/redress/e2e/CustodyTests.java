package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.OrderFacts;
import io.redress.RedressApi.Answer;
import io.redress.audit.CaseLog;
import io.redress.audit.ChainedEvent;
import io.redress.audit.EventChain;
import io.redress.audit.LogRow;
import io.redress.cli.CommandLineInterface;
import io.redress.custody.Anchors;
import io.redress.e2e.InProcess.Who;
import io.redress.security.Role;
import io.redress.security.TestTokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What somebody does who owns the database, and how it comes to light: over HTTP and by the command. */
class CustodyTests extends EndToEnd {

    /** What a command said, and how it ended. */
    private record Said(int exitCode, String out, String err) {}

    @Autowired
    private JdbcClient sql;

    @Autowired
    private CaseLog log;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Environment settings;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestTokens tokens;

    @AfterEach
    void restoreTheLocks() {
        for (String table : List.of("case_event", "evidence")) {
            sql.sql("alter table " + table + " enable trigger user").update();
        }
        sql.sql("revoke update, delete, truncate on case_event from redress").update();
        sql.sql("grant update (words) on case_event to redress").update();
    }

    @Test
    @DisplayName("R1: an untouched case is intact, for staff, auditors, the marketplace and its parties")
    void untouchedCase() {
        Filed filed = file();
        InProcess inside = new InProcess(mvc, tokens);
        String path = path(filed.number(), "/verification");

        Answer report = api.client("mia").get(path).expect(200);
        assertThat(report.text("/verdict")).isEqualTo("INTACT");
        assertThat(report.body().path("findings")).isEmpty();
        assertThat(report.body().path("anchored").asInt())
                .isEqualTo(report.body().path("events").asInt())
                .isGreaterThan(8);
        assertThat(report.body().path("files").asInt()).isEqualTo(2);
        assertThat(report.body().path("rows").asInt()).isGreaterThan(5);
        assertThat(report.body().path("rowsNotCovered").asInt()).isZero();
        for (Who who : List.of(
                Who.staff(Role.AUDITOR, "audit"),
                Who.marketplace(),
                Who.buyer(filed.order().buyer()),
                Who.seller(filed.order().seller()))) {
            assertThat(inside.get(who, path).expect(200).text("/verdict")).isEqualTo("INTACT");
        }
        inside.get(Who.buyer("B-somebody-else"), path).expect(404);
        inside.get(Who.staff(Role.ANALYST, "ana"), path).expect(404);
        inside.get(Who.staff(Role.AUDITOR, "audit"), path("RC-0000-0000", "/verification"))
                .expect(404);
        inside.get(Who.staff(Role.AUDITOR, "audit"), path("nonsense", "/verification"))
                .expect(404);

        Said said = command("verify-case", filed.number());
        assertThat(said.exitCode()).as(said.toString()).isZero();
        assertThat(said.out()).contains(filed.number() + "  INTACT", "2 files");
        assertThat(command("verify-case", "RC-0000-0000"))
                .extracting(Said::exitCode, Said::err)
                .containsExactly(2, "There is no case RC-0000-0000." + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update case_event set data = '{}'",
                "delete from case_event",
                "truncate case_event cascade",
            })
    @DisplayName("R1: the service itself has no right to do it")
    void permissionDenied(String change) {
        assertThatThrownBy(() -> sql.sql(change).update())
                .rootCause()
                .hasMessageContaining("permission denied for table case_event");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "update case_event set data = jsonb_set(data, '{by}', '\"SELLER\"') where seq = 6 | EVENT_CHANGED | 6",
                "update case_event set at = at - interval '1 day' where seq = 4 | EVENT_CHANGED | 4",
                "update case_event set actor = '{\"role\": \"mediator\", \"id\": \"omar\"}' where seq = 5 | EVENT_CHANGED | 5",
                "update case_event set id = gen_random_uuid() where seq = 7 | EVENT_CHANGED | 7",
                "update case_event set seq = case seq when 4 then -5 else -4 end where seq in (4, 5) | EVENT_DOUBLE | -5",
                "delete from case_event where seq = 4 | EVENT_MISSING | 4",
                "delete from case_event where seq between 4 and 6 | EVENT_MISSING | 4",
                "delete from case_event where seq > 7 | TAIL_CUT | 8",
                "update case_event set words = jsonb_set(words, '{description,text}', '\"All is well.\"') where seq = 1 | WORDS_CHANGED | 1",
            })
    @DisplayName("R1: what the database's owner does to a log comes to light")
    void tamperedLog(String change, String code, int seq) {
        Filed filed = file();

        unlocked("case_event", change + " and case_number = '" + filed.number() + "'");

        assertFound(filed.number(), code, seq);
    }

    @Test
    @DisplayName(
            "R1: a tail that was cut off, with the case set back to fit, is found by the anchor outside the database")
    void tailCutWithTheCaseToFit() {
        Filed filed = file();
        List<ChainedEvent> events = eventsOf(filed.number());
        ChainedEvent newLast = events.get(events.size() - 3);

        unlocked(
                "case_event",
                "delete from case_event where seq > " + newLast.seq() + " and case_number = '" + filed.number() + "'");
        setHead(filed.number(), newLast);

        JsonNode report = assertFound(filed.number(), "TAIL_CUT", newLast.seq() + 1);
        assertThat(report.path("findings")).as("only the anchor knows").hasSize(1 + notRecorded(report));
        assertThat(report.at("/findings/0/words").asText()).startsWith("The anchor of ");
    }

    @Test
    @DisplayName("R1: a log that was written anew from one event on, with the case to fit, is found by the anchor")
    void rewrittenLog() {
        Filed filed = file();
        List<ChainedEvent> events = eventsOf(filed.number());
        unlocked("case_event", "delete from case_event where seq >= 5 and case_number = '" + filed.number() + "'");
        List<ChainedEvent> forged = new ArrayList<>();
        String previous = events.get(3).hash();
        for (ChainedEvent event : events.subList(4, events.size())) {
            ChainedEvent anew = EventChain.next(
                    previous,
                    event.id(),
                    filed.number(),
                    event.seq(),
                    event.seq() == 5 ? event.at().plusSeconds(1) : event.at(),
                    event.type(),
                    event.actor(),
                    event.event().data());
            forged.add(anew);
            previous = anew.hash();
        }
        log.append(forged);
        setHead(filed.number(), forged.get(forged.size() - 1));

        assertFound(filed.number(), "ANCHOR_DIFFERS", events.size());
    }

    @Test
    @DisplayName("R1: a case whose whole log is gone is found")
    void wholeLogRemoved() {
        Filed filed = file();

        unlocked("case_event", "delete from case_event where case_number = '" + filed.number() + "'");

        assertFound(filed.number(), "TAIL_CUT", 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "update evidence set description = 'Something else' where type = 'PHOTO' | EVIDENCE_CHANGED",
                "update evidence set submitted_by = 'SELLER' where type = 'PHOTO' | EVIDENCE_CHANGED",
                "update evidence set submitted_at = submitted_at - interval '9 days' where type = 'PHOTO' | EVIDENCE_CHANGED",
                "update evidence set status = 'SUPERSEDED' where type = 'PHOTO' | EVIDENCE_CHANGED",
                "update evidence set actor = '{\"role\": \"mediator\", \"id\": \"omar\"}' where type = 'PHOTO' | EVIDENCE_CHANGED",
                "update evidence set actor = '{}' where type = 'PHOTO' | EVIDENCE_CHANGED",
                "update evidence set scanned_at = now() where type = 'PHOTO' | EVIDENCE_CHANGED",
                "delete from evidence where type = 'PHOTO' | EVIDENCE_MISSING",
            })
    @DisplayName("V4: a piece of evidence that is changed or removed comes to light")
    void tamperedEvidence(String change, String code) {
        Filed filed = file();

        unlocked("evidence", change + " and case_number = '" + filed.number() + "'");

        assertFound(filed.number(), code, null);
    }

    @Test
    @DisplayName("V4: a piece of evidence that nobody handed in comes to light")
    void evidencePutIn() {
        Filed filed = file();

        sql.sql("""
                        insert into evidence (id, case_number, type, description, file_name, media_type, size, sha256,
                                              words, submitted_by, actor, submitted_at)
                        values (?, ?, 'STATEMENT', 'x', 'x.txt', 'text/plain', 1, ?, 'x', 'BUYER', '{}', now())
                        """)
                .params(UUID.randomUUID(), filed.number(), EventChain.sha256("x".getBytes()))
                .update();

        assertFound(filed.number(), "EVIDENCE_NOT_RECORDED", null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("R1: a file in the store that is damaged or gone is named")
    void fileInTheStore(boolean damaged) throws IOException {
        Filed filed = file();
        Path file = storedPhoto(filed.number());
        byte[] content = Files.readAllBytes(file);
        if (damaged) {
            byte[] flipped = content.clone();
            flipped[flipped.length / 2] ^= 1;
            Files.write(file, flipped);
        } else {
            Files.delete(file);
        }
        try {
            assertFound(filed.number(), damaged ? "FILE_DAMAGED" : "FILE_MISSING", null);
        } finally {
            Files.write(file, content);
        }
        assertThat(command("verify-case", filed.number()).exitCode()).isZero();
    }

    @Test
    @DisplayName("R1: verify-all names the cases that are not intact, and goes on")
    void verifyAll() {
        Filed broken = file();
        Filed intact = file();
        unlocked("case_event", "delete from case_event where seq = 3 and case_number = '" + broken.number() + "'");

        Said said = command("verify-all");

        assertThat(said.exitCode()).as(said.toString()).isEqualTo(1);
        assertThat(said.out())
                .contains(broken.number() + "  BROKEN", " cases intact, ")
                .doesNotContain(intact.number());
    }

    private JsonNode assertFound(String number, String code, @Nullable Integer seq) {
        Answer report = api.client("mia").get(path(number, "/verification")).expect(200);
        assertThat(report.text("/verdict")).isEqualTo("BROKEN");
        assertThat(report.body().path("findings"))
                .as("%s", report.body())
                .anySatisfy(finding -> assertThat(finding.path("code").asText()).isEqualTo(code));
        if (seq != null) {
            assertThat(report.at("/findings/0/seq").asInt())
                    .as("%s", report.body())
                    .isEqualTo(seq);
        }

        Said said = command("verify-case", number);
        assertThat(said.exitCode()).as(said.toString()).isEqualTo(1);
        assertThat(said.out()).contains(number + "  BROKEN", code);
        Said json = command("verify-case", number, "--json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(parse(json.out())).isEqualTo(report.body());
        return report.body();
    }

    /** Findings about what the events tell of that are gone. */
    private static int notRecorded(JsonNode report) {
        return (int) report.path("findings")
                .valueStream()
                .filter(finding -> finding.path("code").asText().matches("(EVIDENCE|ROW)_.*"))
                .count();
    }

    /** A case with some events, a message, papers of both sides, and its end anchored. */
    private Filed file() {
        OrderFacts order = order();
        send(order);
        String number =
                open(order, request(order, "DAMAGED", 2, remedy("FULL_REFUND"))).text("/number");
        api.buyer(order.buyer())
                .post(path(number, "/messages"), Map.of("text", "Please look at the photos."))
                .expect(201);
        bringToMediation(order, number);
        Anchors.write(context);
        return new Filed(number, order);
    }

    private List<ChainedEvent> eventsOf(String number) {
        return log.rows(number).stream()
                .map(row -> ((LogRow.Readable) row).event())
                .toList();
    }

    /** As the owner of the table, who can give itself every right and take the trigger off. */
    private void unlocked(String table, String change) {
        sql.sql("grant all on " + table + " to redress").update();
        sql.sql("alter table " + table + " disable trigger user").update();
        assertThat(sql.sql(change).update()).as(change).isPositive();
    }

    private void setHead(String number, ChainedEvent last) {
        sql.sql("""
                        update return_case
                           set facts = (facts::jsonb || jsonb_build_object('lastSeq', ?::int, 'lastHash', ?::text))::json
                         where number = ?
                        """).params(last.seq(), last.hash(), number).update();
    }

    private Path storedPhoto(String number) throws IOException {
        String sha256 = sql.sql("select sha256 from evidence where case_number = ? and type = 'PHOTO'")
                .param(number)
                .query(String.class)
                .single();
        try (Stream<Path> files = Files.walk(Path.of(
                "target", "evidence", String.valueOf(ProcessHandle.current().pid())))) {
            return files.filter(file -> file.getFileName().toString().equals(sha256))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Said command(String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        for (String setting : List.of(
                "spring.datasource.url",
                "spring.datasource.username",
                "redress.evidence.directory",
                "redress.custody.anchor-directory")) {
            args.add("--" + setting + "=" + settings.getRequiredProperty(setting));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLineInterface.run(
                new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
        return new Said(exitCode, out.toString(), err.toString());
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
