package io.redress.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressTest;
import io.redress.database.CommitCounter;
import io.redress.security.Party;
import io.redress.security.Side;
import io.redress.security.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RedressTest
@Import(CommandTests.Notes.class)
class CommandTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcClient sql;

    @Autowired
    CommitCounter commits;

    @Autowired
    IdempotencyKeys keys;

    @Autowired
    Notes controller;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void noteTable() {
        sql.sql("create table if not exists note (id serial primary key, text text)")
                .update();
        sql.sql("truncate note").update();
        controller.reset();
    }

    @Test
    void isDoneOnceAndAnsweredTheSameAgain() throws Exception {
        MvcTestResult first = post("7", "{\"text\":\"hello\"}", key);
        MvcTestResult again = post("7", "{ \"text\" : \"hello\" }", key);

        assertThat(first).hasStatus(201).doesNotContainHeader("Idempotency-Replayed");
        assertThat(again)
                .hasStatus(201)
                .hasHeader("Idempotency-Replayed", "true")
                .hasHeader(HttpHeaders.LOCATION, first.getResponse().getHeader(HttpHeaders.LOCATION))
                .hasHeader(HttpHeaders.ETAG, "\"1\"")
                .hasContentType(MediaType.APPLICATION_JSON);
        assertThat(again.getResponse().getContentAsString())
                .isEqualTo(first.getResponse().getContentAsString())
                .contains("hello");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void isDoneEachTimeWithoutAKey() {
        post("7", "{\"text\":\"hello\"}", null);
        post("7", "{\"text\":\"hello\"}", null);

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatCameWithAnotherBodyOrPath() {
        post("7", "{\"text\":\"hello\"}", key);

        assertThat(post("7", "{\"text\":\"bye\"}", key))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("idempotency-key-reused"));
        assertThat(post("8", "{\"text\":\"hello\"}", key)).hasStatus(422);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        post("7", "{\"text\":\"hello\"}", key);
        HttpHeaders other = tokens.marketplaceFor(new Party(Side.BUYER, "B-1001"));
        other.set("Idempotency-Key", key);

        assertThat(http.post()
                        .uri("/api/v1/notes/7")
                        .headers(other)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"hello\"}"))
                .hasStatus(201)
                .doesNotContainHeader("Idempotency-Replayed");
        assertThat(notes()).isEqualTo(2);
    }

    /** One client may have tokens of many buyers, and a key may be guessed. */
    @Test
    void doesNotTellAPartyWhatAnotherWasAnswered() {
        assertThat(post(tokens.buyer("B-1001"), "{\"text\":\"hello\"}")).hasStatus(201);

        assertThat(post(tokens.buyer("B-1002"), "{\"text\":\"hello\"}"))
                .hasStatus(201)
                .doesNotContainHeader("Idempotency-Replayed");
        assertThat(post(tokens.marketplaceFor(new Party(Side.BUYER, "B-1001")), "{\"text\":\"hello\"}"))
                .hasStatus(201)
                .doesNotContainHeader("Idempotency-Replayed");
        assertThat(post(tokens.buyer("B-1001"), "{\"text\":\"hello\"}"))
                .hasStatus(201)
                .hasHeader("Idempotency-Replayed", "true");
        assertThat(notes()).isEqualTo(3);
    }

    @Test
    void answersForADayAndLonger() {
        post("7", "{\"text\":\"hello\"}", key);
        age(key, Duration.ofHours(25));

        keys.purge();

        assertThat(post("7", "{\"text\":\"hello\"}", key)).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
    }

    @Test
    void commitsOnce() {
        assertThat(commits.during(() -> post("7", "{\"text\":\"hello\"}", key))).isEqualTo(1);
        assertThat(commits.during(() -> post("7", "{\"text\":\"hello\"}", null)))
                .isEqualTo(1);
    }

    @Test
    void leavesNothingBehindWhenItFails() {
        assertThat(commits.during(() ->
                        assertThat(post("7", "{\"text\":\"refused\"}", key)).hasStatus(409)))
                .isZero();
        assertThat(notes()).isZero();

        controller.accept();
        assertThat(post("7", "{\"text\":\"refused\"}", key)).hasStatus(201);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void isRunAgainWhenItsTransactionLostToAnother() {
        controller.loseTo(2);

        assertThat(post("7", "{\"text\":\"hello\"}", key)).hasStatus(201);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void givesUpWhenItLosesAgainAndAgain() {
        controller.loseTo(100);

        assertThat(post("7", "{\"text\":\"hello\"}", key))
                .hasStatus(409)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("concurrent-change"));
    }

    @Test
    void refusesASecondRequestWhileTheFirstIsWorkedOn() throws Exception {
        controller.hold();
        CompletableFuture<MvcTestResult> first =
                CompletableFuture.supplyAsync(() -> post("7", "{\"text\":\"slow\"}", key));
        assertThat(controller.isEntered()).isTrue();

        assertThat(post("7", "{\"text\":\"slow\"}", key))
                .hasStatus(409)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("request-in-flight"));

        controller.letGo();
        assertThat(first.get(10, TimeUnit.SECONDS)).hasStatus(201);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void tellsFilesApartByTheirContent() {
        assertThat(upload("one")).hasStatus(200).doesNotContainHeader("Idempotency-Replayed");
        assertThat(upload("one")).hasStatus(200).hasHeader("Idempotency-Replayed", "true");
        assertThat(upload("two")).hasStatus(422);
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThat(post("7", "{\"text\":\"x\"}", "k".repeat(256)))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("invalid-idempotency-key"));
    }

    @Test
    void refusesACommandThatNeedsAKeyAndHasNone() {
        assertThat(http.post()
                        .uri("/api/v1/payments")
                        .headers(tokens.marketplace())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"once\"}"))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("idempotency-key-required"));
        HttpHeaders keyed = tokens.marketplace();
        keyed.set("Idempotency-Key", key);

        assertThat(http.post()
                        .uri("/api/v1/payments")
                        .headers(keyed)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"once\"}"))
                .hasStatus(200);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void refusesARequestWithTwoKeys() {
        HttpHeaders twice = tokens.marketplace();
        twice.add("Idempotency-Key", key);
        twice.add("Idempotency-Key", UUID.randomUUID().toString());

        assertThat(http.post()
                        .uri("/api/v1/notes/7")
                        .headers(twice)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"hello\"}"))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("code", code -> assertThat(code).isEqualTo("invalid-idempotency-key"));
        assertThat(notes()).isZero();
    }

    /** As the draft writes it, and as most clients send it. */
    @Test
    void takesAKeyInQuotationMarksForTheSameKey() {
        assertThat(post("7", "{\"text\":\"hello\"}", "\"" + key + "\"")).hasStatus(201);

        assertThat(post("7", "{\"text\":\"hello\"}", key)).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void forgetsKeysAfterTwoDays() {
        post("7", "{\"text\":\"old\"}", key);
        String young = UUID.randomUUID().toString();
        post("7", "{\"text\":\"young\"}", young);
        age(key, Duration.ofHours(49));

        keys.purge();

        assertThat(sql.sql("select key from idempotency_key where key in (?, ?)")
                        .params(key, young)
                        .query(String.class)
                        .list())
                .containsExactly(young);
    }

    private void age(String key, Duration by) {
        sql.sql("update idempotency_key set created_at = created_at - make_interval(secs => ?) where key = ?")
                .params(by.toSeconds(), key)
                .update();
    }

    private MvcTestResult post(HttpHeaders who, String body) {
        who.set("Idempotency-Key", key);
        return http.post()
                .uri("/api/v1/notes/7")
                .headers(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult post(String path, String body, @Nullable String idempotencyKey) {
        HttpHeaders headers = tokens.marketplace();
        if (idempotencyKey != null) {
            headers.set("Idempotency-Key", idempotencyKey);
        }
        return http.post()
                .uri("/api/v1/notes/" + path)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult upload(String content) {
        HttpHeaders headers = tokens.marketplace();
        headers.set("Idempotency-Key", key);
        return http.post()
                .uri("/api/v1/files")
                .headers(headers)
                .multipart()
                .file(new MockMultipartFile("file", "a.txt", "text/plain", content.getBytes()))
                .exchange();
    }

    private int notes() {
        return sql.sql("select count(*) from note").query(Integer.class).single();
    }

    record Note(String text) {}

    @RestController
    static class Notes {

        @Autowired
        private JdbcClient sql;

        private final AtomicInteger losses = new AtomicInteger();
        private volatile boolean refusing = true;
        private CountDownLatch entered = new CountDownLatch(1);
        private CountDownLatch held = new CountDownLatch(0);

        @Command
        @PostMapping("/api/v1/notes/{id}")
        ResponseEntity<Note> add(@PathVariable String id, @RequestBody Note note) throws InterruptedException {
            sql.sql("insert into note (text) values (?)").param(note.text()).update();
            entered.countDown();
            if (!held.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("held for too long");
            }
            if (losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new PessimisticLockingFailureException("deadlock");
            }
            if (refusing && note.text().equals("refused")) {
                throw new Conflict("refused", "Not now.");
            }
            return ResponseEntity.created(URI.create("/api/v1/notes/" + id + "/" + UUID.randomUUID()))
                    .eTag("\"1\"")
                    .body(note);
        }

        @Command(keyRequired = true)
        @PostMapping("/api/v1/payments")
        ResponseEntity<Note> pay(@RequestBody Note note) {
            sql.sql("insert into note (text) values (?)").param(note.text()).update();
            return ResponseEntity.ok(note);
        }

        @Command
        @PostMapping("/api/v1/files")
        ResponseEntity<Long> upload(@RequestParam MultipartFile file) {
            return ResponseEntity.ok(file.getSize());
        }

        void reset() {
            losses.set(0);
            refusing = true;
            entered = new CountDownLatch(1);
            held = new CountDownLatch(0);
        }

        void accept() {
            refusing = false;
        }

        void loseTo(int others) {
            losses.set(others);
        }

        void hold() {
            held = new CountDownLatch(1);
        }

        boolean isEntered() throws InterruptedException {
            return entered.await(10, TimeUnit.SECONDS);
        }

        void letGo() {
            held.countDown();
        }
    }
}
