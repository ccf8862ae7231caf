package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.redress.audit.Actor;
import io.redress.evidence.store.EvidenceStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the table and the store hold of a case's evidence, as it lies there, for whoever checks or copies it. */
@Repository
public class EvidenceRows {

    /**
     * A row of the table, whatever it says.
     *
     * @param words the content of a statement that came without a file
     * @param supersedes the id of another piece
     * @param erasedAt not null if its content, name and description were erased
     * @param actor who handed it in; {@code null} if what stands there is nobody
     * @param scannedAt when it was scanned, if it had to wait for it
     * @param signature by which the scanner knows the malware in it
     */
    public record EvidenceRow(
            String id,
            String type,
            @Nullable String description,
            @Nullable String fileName,
            String mediaType,
            long size,
            String sha256,
            String submittedBy,
            String submittedAt,
            String status,
            @Nullable String words,
            @Nullable String supersedes,
            @Nullable String erasedAt,
            @Nullable Actor actor,
            @Nullable String scannedAt,
            @Nullable String signature) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final EvidenceStore store;

    EvidenceRows(JdbcClient jdbc, EvidenceStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** All pieces of a case, oldest first. */
    public List<EvidenceRow> of(String caseNumber) {
        return jdbc.sql("""
                        select id, type, description, file_name, media_type, size, sha256, submitted_by, submitted_at,
                               status, words, supersedes, erased_at, actor, scanned_at, signature
                          from evidence where case_number = ? order by submitted_at, id
                        """)
                .param(caseNumber)
                .query((row, index) -> new EvidenceRow(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("description"),
                        row.getString("file_name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        row.getString("submitted_by"),
                        row.getTimestamp("submitted_at").toInstant().toString(),
                        row.getString("status"),
                        row.getString("words"),
                        row.getString("supersedes"),
                        row.getString("erased_at"),
                        actor(row.getString("actor")),
                        Optional.ofNullable(row.getTimestamp("scanned_at"))
                                .map(at -> at.toInstant().toString())
                                .orElse(null),
                        row.getString("signature")))
                .list();
    }

    private static @Nullable Actor actor(String stored) {
        try {
            return JSON.readValue(stored, Actor.class);
        } catch (JsonProcessingException nobody) {
            return null;
        }
    }

    /**
     * What was handed in.
     *
     * @throws io.redress.web.ApiProblem {@code evidence-missing}, {@code evidence-damaged} or {@code evidence-unavailable}
     * @throws IOException if the store cannot be read
     */
    public InputStream open(EvidenceRow piece) throws IOException {
        Optional<String> words = Optional.ofNullable(piece.words());
        return words.isPresent() ? new ByteArrayInputStream(words.get().getBytes(UTF_8)) : store.open(piece.sha256());
    }
}
