package io.redress.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.audit.EventChain;
import io.redress.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnchoringTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private final JdbcClient sql = JdbcClient.create(TestDatabase.migrated().dataSource());
    private AnchorFiles files;

    @BeforeEach
    void anOrder() {
        files = new AnchorFiles(new CustodyProperties(folder.resolve("anchors"), Duration.ofMinutes(1)));
        sql.sql("insert into orders values ('O-1', 'B-1', 'S-1', '{}', 1, now(), now())")
                .update();
    }

    @Test
    @DisplayName("what a killed process had committed and not yet anchored is anchored after the next start, once")
    void catchesUpAfterACrash() {
        aCase("RC-0000-0001", 3, NOW.minus(Duration.ofDays(400)));
        aCase("RC-0000-0002", 7, NOW);
        start(NOW);
        assertThat(files.read("RC-0000-0001").anchors()).extracting(Anchor::seq).containsExactly(3);
        assertThat(files.read("RC-0000-0002").anchors()).extracting(Anchor::seq).containsExactly(7);

        Instant later = NOW.plus(Duration.ofDays(9));
        advance("RC-0000-0002", 8, NOW.plus(Duration.ofMinutes(1)));
        start(later);
        start(later);

        assertThat(files.read("RC-0000-0001").anchors()).hasSize(1);
        assertThat(files.read("RC-0000-0002").anchors()).extracting(Anchor::seq).containsExactly(7, 8);
        assertThat(files.read("RC-0000-0002").findings()).isEmpty();
    }

    @Test
    void manyCasesAreReadInPages() {
        for (int i = 0; i < 1_001; i++) {
            aCase("RC-0000-%04d".formatted(i), 1, NOW);
        }
        start(NOW);

        assertThat(files.readAll().rest()).hasSize(1_001);
    }

    @Test
    void whatCannotBeWrittenWaits() throws IOException {
        aCase("RC-0000-0001", 3, NOW);
        Anchoring anchoring = new Anchoring(files, sql, Clock.fixed(NOW, ZoneOffset.UTC));
        anchoring.catchUp();
        Path inTheWay = Files.writeString(folder.resolve("anchors"), "a file");

        anchoring.write();
        assertThat(inTheWay).isRegularFile();
        Files.delete(inTheWay);
        anchoring.write();

        assertThat(files.read("RC-0000-0001").anchors()).hasSize(1);
    }

    @Test
    @DisplayName("what was written is found by an index from then on; without one the lines are written as well")
    void anIndexIsMadeOfWhatIsWritten() throws IOException {
        Path index = folder.resolve("anchors/anchors-2026-03.index");
        Files.createDirectories(index);
        for (int i = 0; i < 700; i++) {
            aCase("RC-0000-%04d".formatted(i), 1, NOW);
        }
        Anchoring anchoring = new Anchoring(files, sql, Clock.fixed(NOW, ZoneOffset.UTC));
        anchoring.catchUp();

        anchoring.writeAndIndex();
        assertThat(files.readAll().rest()).hasSize(700);
        Files.delete(index);
        anchoring.writeAndIndex();

        assertThat(index).hasSize(2L * AnchorBlock.BYTES);
        assertThat(files.read("RC-0000-0007").anchors()).hasSize(1);
    }

    private void start(Instant now) {
        Anchoring anchoring = new Anchoring(files, sql, Clock.fixed(now, ZoneOffset.UTC));
        anchoring.catchUp();
        anchoring.write();
    }

    private void aCase(String number, int seq, Instant updatedAt) {
        sql.sql("""
                        insert into return_case (number, order_id, buyer_id, seller_id, reason, effective_channel, stage,
                                                 facts, created_at, updated_at)
                        values (?, 'O-1', 'B-1', 'S-1', 'DAMAGED', 'OFFLINE', 'EVIDENCE', '{}', now(), now())
                        """).param(number).update();
        advance(number, seq, updatedAt);
    }

    private void advance(String number, int seq, Instant updatedAt) {
        sql.sql("""
                        update return_case
                           set facts = json_build_object('lastSeq', ?::int, 'lastHash', ?::text), updated_at = ?
                         where number = ?
                        """)
                .params(seq, EventChain.sha256((number + seq).getBytes()), updatedAt.atOffset(ZoneOffset.UTC), number)
                .update();
    }
}
