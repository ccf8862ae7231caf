package io.redress.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import io.redress.database.TestDatabase;
import io.redress.policy.EvidenceType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EvidenceItemsTests {

    private static final CaseNumber CASE = new CaseNumber("RC-0000-0001");
    private static final CaseNumber OTHER = new CaseNumber("RC-0000-0002");
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00.123Z");
    private static final Actor BUYER = new Actor("buyer", "B-1", "buyer/B-1");

    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static JdbcClient jdbc;

    private EvidenceItems items;
    private EvidenceView photo;

    @BeforeAll
    static void makeTwoCases() {
        jdbc = JdbcClient.create(TestDatabase.migrated().dataSource());
        jdbc.sql("insert into evidence_object values (?, now())").param(SHA256).update();
        jdbc.sql("insert into orders values ('O-1', 'B-1', 'S-1', '{}', 1, now(), now())")
                .update();
        for (CaseNumber number : List.of(CASE, OTHER)) {
            jdbc.sql("insert into return_case values (?, 'O-1', 'B-1', 'S-1', 'DAMAGED', 'WHOLESALE', 'EVIDENCE',"
                            + " null, '{}', now(), now())")
                    .param(number.value())
                    .update();
        }
    }

    @BeforeEach
    void handInAPhoto() {
        items = new EvidenceItems(jdbc, new ObjectMapper());
        photo = item(null);
        items.add(CASE, photo, BUYER, null);
    }

    @Test
    void readsBackWhatWasHandedInForTheCase() {
        assertThat(items.find(CASE, photo.id())).contains(photo);
        assertThat(items.of(CASE)).contains(photo);
        assertThat(items.find(OTHER, photo.id())).isEmpty();
        assertThat(items.of(OTHER)).isEmpty();
    }

    @Test
    @DisplayName("superseded evidence stays readable (V4)")
    void keepsWhatIsSuperseded() {
        items.supersede(photo.id());
        EvidenceView better = item(photo.id());
        items.add(CASE, better, BUYER, null);

        assertThat(items.find(CASE, photo.id()))
                .hasValueSatisfying(old -> assertThat(old.stands()).isFalse());
        assertThat(items.find(CASE, better.id())).hasValueSatisfying(now -> {
            assertThat(now.stands()).isTrue();
            assertThat(now.supersedes()).isEqualTo(photo.id());
        });
    }

    @ParameterizedTest
    @DisplayName("the table itself refuses every other change (V4)")
    @ValueSource(
            strings = {
                "update evidence set description = 'another' where id = ?",
                "update evidence set sha256 = repeat('0', 64) where id = ?",
                "update evidence set status = 'SUPERSEDED', size = 7 where id = ?",
                "update evidence set status = 'SUBMITTED' where id = ?",
                "update evidence set status = 'UNSCANNED' where id = ?",
                "update evidence set status = 'REFUSED', signature = 'x' where id = ?",
                "delete from evidence where id = ?"
            })
    void refusesToChangeOrRemove(String change) {
        assertThatThrownBy(() -> jdbc.sql(change).param(photo.id()).update())
                .hasMessageMatching(
                        "(?s).*evidence (.* can only change status|.* cannot go from SUBMITTED to (SUBMITTED|UNSCANNED|REFUSED)|is append-only).*");
        assertThat(items.find(CASE, photo.id())).contains(photo);
    }

    @Test
    @DisplayName("the table itself refuses to be emptied or to bring a superseded piece back (V4)")
    void refusesToForget() {
        items.supersede(photo.id());

        assertThatThrownBy(() -> jdbc.sql("update evidence set status = 'SUBMITTED' where id = ?")
                        .param(photo.id())
                        .update())
                .hasMessageContaining("cannot go from SUPERSEDED to SUBMITTED");
        assertThatThrownBy(() -> jdbc.sql("truncate evidence cascade").update()).hasMessageContaining("append-only");
    }

    @Test
    void aPieceIsSupersededByOneOtherAtMost() {
        items.supersede(photo.id());
        items.add(CASE, item(photo.id()), BUYER, null);

        assertThatThrownBy(() -> items.add(CASE, item(photo.id()), BUYER, null))
                .hasMessageContaining("evidence_supersedes");
    }

    private static EvidenceView item(@Nullable UUID supersedes) {
        return new EvidenceView(
                Generators.timeBasedEpochGenerator().generate(),
                EvidenceType.PHOTO,
                "The broken gas lift",
                "chair.jpg",
                "image/jpeg",
                3,
                SHA256,
                Submitter.BUYER,
                AT,
                EvidenceStatus.SUBMITTED,
                supersedes);
    }
}
