package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redress.audit.CaseEvent;
import io.redress.audit.CaseLog;
import io.redress.audit.ChainedEvent;
import io.redress.audit.EventChain;
import io.redress.audit.LogRow;
import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.cases.CaseViews;
import io.redress.cases.Cases;
import io.redress.cases.ReturnCase;
import io.redress.evidence.ContentReading;
import io.redress.evidence.EvidenceRows;
import io.redress.evidence.EvidenceRows.EvidenceRow;
import io.redress.security.Caller;
import io.redress.web.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a copy of a case that proves itself on a machine without Redress (R1). */
@Component
class CaseExport {

    /** What is read from the database at one moment. */
    private record Content(
            ReturnCase subject, Map<String, JsonNode> files, List<ChainedEvent> events, List<EvidenceRow> evidence) {}

    private final Cases cases;
    private final CaseViews views;
    private final CaseLog log;
    private final CaseRecords records;
    private final EvidenceRows evidence;
    private final ContentReading papers;
    private final CaseVerification verification;
    private final ExportKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate oneMoment;

    CaseExport(
            Cases cases,
            CaseViews views,
            CaseLog log,
            CaseRecords records,
            EvidenceRows evidence,
            ContentReading papers,
            CaseVerification verification,
            ExportKeys keys,
            ObjectMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.views = views;
        this.log = log;
        this.records = records;
        this.evidence = evidence;
        this.papers = papers;
        this.verification = verification;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Writes the copy of a case that this caller may see; a party gets what it can read by the API, the platform the
     * rest, too.
     */
    void write(CaseNumber number, Caller caller, OutputStream out) throws IOException {
        CaseReport report = verification.of(number.value()).orElseThrow();
        Content content = oneMoment.execute(status -> read(number, caller, report));
        ExportKey key = keys.current();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SignedZip zip = new SignedZip(out, number.value(), now);
        for (Map.Entry<String, JsonNode> file : content.files().entrySet()) {
            zip.add(file.getKey(), pretty(file.getValue()));
        }
        writeChain(zip, content, caller);
        List<Map<String, Object>> listed = content.evidence().stream()
                .filter(piece -> isFor(caller, piece))
                .map(piece -> writePaper(zip, number, piece, caller))
                .toList();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("case", number.value());
        manifest.put("exportedAt", now.toString());
        manifest.put("exportedFor", caller.toString());
        manifest.put("scope", caller.isParty() ? "PARTY" : "PLATFORM");
        manifest.put("events", content.events().size());
        manifest.put("head", headOf(content.events()));
        manifest.put("key", key.fingerprint());
        manifest.put("evidence", listed);
        zip.add("manifest.json", pretty(json.valueToTree(manifest)));
        zip.add("public-key.pem", key.pem());
        zip.add("verify.sh", resource("verify.sh"));
        zip.add(
                "VERIFY.md",
                resource("VERIFY.md")
                        .replace("{number}", number.value())
                        .replace("{at}", now.toString())
                        .replace("{fingerprint}", key.fingerprint()));
        zip.finish(key);
    }

    private Content read(CaseNumber number, Caller caller, CaseReport report) {
        String name = number.value();
        List<ChainedEvent> events = log.rows(name).stream()
                .filter(LogRow.Readable.class::isInstance)
                .map(row -> ((LogRow.Readable) row).event())
                .toList();
        Map<String, JsonNode> files = new LinkedHashMap<>();
        ReturnCase subject = cases.get(number);
        ObjectNode view = json.valueToTree(views.of(subject, caller));
        view.remove("availableActions");
        files.put("case.json", view);
        List<CaseEvent> timeline = events.stream()
                .map(ChainedEvent::event)
                .filter(event -> CaseAccess.mayRead(event, subject, caller))
                .toList();
        files.put("timeline.json", json.valueToTree(timeline));
        files.put("rulings.json", records.rulings(name));
        if (CaseAccess.readsMessages(subject, caller)) {
            files.put("messages.json", records.messages(name, caller.side()));
        }
        if (!caller.isParty()) {
            files.putAll(records.ofPlatform(name));
        }
        files.put("verification.json", json.valueToTree(report));
        return new Content(subject, files, events, evidence.of(name));
    }

    private static void writeChain(SignedZip zip, Content content, Caller caller) throws IOException {
        List<ChainedEvent> events = content.events();
        ReturnCase subject = content.subject();
        String previous = EventChain.START;
        for (ChainedEvent event : events) {
            String name = "events/%06d".formatted(event.seq());
            if (CaseAccess.mayRead(event.event(), subject, caller)) {
                zip.add(name + ".json", event.canonical(previous));
            } else {
                zip.add(name + ".withheld", event.hash() + "\n");
            }
            previous = event.hash();
        }
        zip.add("events/HEAD", headOf(events) + "\n");
        for (ChainedEvent event : events) {
            if (CaseAccess.mayRead(event.event(), subject, caller)) {
                for (var said : event.words().entrySet()) {
                    zip.add(
                            "words/%06d.%s".formatted(event.seq(), said.getKey()),
                            said.getValue().content());
                }
            }
        }
    }

    /** What waits to be scanned is not told to the other party. */
    private static boolean isFor(Caller caller, EvidenceRow piece) {
        return !piece.status().equals("UNSCANNED")
                || caller.side()
                        .map(side -> side.name().equals(piece.submittedBy()))
                        .orElse(true);
    }

    private Map<String, Object> writePaper(SignedZip zip, CaseNumber number, EvidenceRow piece, Caller caller) {
        Map<String, Object> paper = new LinkedHashMap<>();
        paper.put("id", piece.id());
        paper.put("type", piece.type());
        paper.put("description", piece.description());
        paper.put("fileName", piece.fileName());
        paper.put("mediaType", piece.mediaType());
        paper.put("size", piece.size());
        paper.put("sha256", piece.sha256());
        paper.put("submittedBy", piece.submittedBy());
        paper.put("submittedAt", piece.submittedAt());
        paper.put("status", piece.status());
        paper.put("supersedes", piece.supersedes());
        String name = "evidence/" + piece.id() + extension(piece.mediaType());
        try (InputStream content = papers.content(number, UUID.fromString(piece.id()), caller)
                .bytes()
                .getInputStream()) {
            zip.add(name, content);
            paper.put("file", name);
        } catch (ApiProblem notGiven) {
            // Lost, erased, malware, or not looked through yet: it is told of all the same.
            paper.put("unavailable", notGiven.code());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return paper;
    }

    /** The name that a file was sent under is data; what it is opened with follows from what it was found to be. */
    private static String extension(String mediaType) {
        try {
            return MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtension();
        } catch (MimeTypeException unknown) {
            return "";
        }
    }

    private static String headOf(List<ChainedEvent> events) {
        return events.isEmpty()
                ? EventChain.START
                : events.get(events.size() - 1).hash();
    }

    private byte[] pretty(JsonNode tree) throws JsonProcessingException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    private static String resource(String name) throws IOException {
        return new ClassPathResource("export/" + name).getContentAsString(UTF_8);
    }
}
