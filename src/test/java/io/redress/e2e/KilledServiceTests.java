package io.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.database.TestDatabase;
import io.redress.evidence.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed while people hand in files, again and again. Whatever it had said yes to is there afterwards,
 * whole; and whatever it had not, is either whole or not there at all.
 */
@DisplayName("kill -9 during uploads")
class KilledServiceTests {

    /** Under the profile soak, as often as the requirement says. */
    private static final int KILLS = Integer.getInteger("redress.kills", Boolean.getBoolean("redress.soak") ? 50 : 3);

    private static final int SENDERS = 4;

    @TempDir
    Path folder;

    private final Random random = new Random(20261123);
    private final Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Unfinished> unfinished = new ConcurrentLinkedQueue<>();
    private int cutOff;
    private int resumed;

    /** An upload in pieces that was cut off. */
    private record Unfinished(String place, byte[] content) {}

    @Test
    @DisplayName("loses no file that was acknowledged and shows no half one (V4)")
    void everyAcknowledgedFileIsWhole() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        List<String> settings =
                List.of("spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.username());
        killAgainAndAgain(settings, KILLS);
    }

    @Test
    @DisplayName("nor does it with its own database, which is left alone and taken over")
    void theEmbeddedDatabaseIsTakenOver() throws Exception {
        killAgainAndAgain(
                List.of("redress.database.binaries-directory="
                        + Path.of("target", "postgres-bin").toAbsolutePath()),
                Boolean.getBoolean("redress.soak") ? 5 : 1);
    }

    private void killAgainAndAgain(List<String> settings, int kills) throws Exception {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(
                "redress.demo=true",
                "redress.demo-data=false",
                "redress.evidence.per-case.pieces=100000",
                "redress.evidence.per-party.pieces=100000",
                "redress.evidence.per-case.bytes=100GB",
                "redress.evidence.per-party.bytes=100GB",
                "redress.rate-limits.enabled=false",
                "logging.level.root=warn"));
        OrderFacts order = OrderFacts.at(Clock.systemUTC().instant());
        String number = null;
        for (int kill = 0; kill <= kills; kill++) {
            ServiceProcess service = ServiceProcess.start(folder, all);
            try {
                RedressApi api = new RedressApi(service.address());
                RedressApi.As buyer = api.buyer(order.buyer());
                if (number == null) {
                    number = open(api, order);
                }
                verify(buyer, number);
                resume(buyer);
                if (kill < kills) {
                    sendUntilKilled(service, buyer, number);
                }
            } finally {
                if (kill < kills) {
                    service.kill();
                } else {
                    service.close();
                }
            }
        }
        System.out.printf(
                "Killed %d times: %d files acknowledged and whole, %d requests cut off, %d uploads in pieces resumed%n",
                kills, acknowledged.size(), cutOff, resumed);
        assertThat(acknowledged).hasSizeGreaterThan(kills);
        assertThat(cutOff).isPositive();
    }

    private void sendUntilKilled(ServiceProcess service, RedressApi.As buyer, String number) throws Exception {
        CountDownLatch acknowledgedOnce = new CountDownLatch(SENDERS);
        List<Thread> senders = new ArrayList<>();
        List<Throwable> refusals = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            boolean inPieces = sender == 0;
            long seed = random.nextLong();
            Thread thread = new Thread(() -> {
                Random own = new Random(seed);
                try {
                    while (true) {
                        byte[] content = letter(own);
                        if (inPieces) {
                            sendInPieces(buyer, number, content);
                        } else {
                            send(buyer, number, content);
                        }
                        acknowledgedOnce.countDown();
                    }
                } catch (UncheckedIOException killed) {
                    synchronized (refusals) {
                        cutOff++;
                    }
                } catch (RuntimeException | AssertionError refusal) {
                    synchronized (refusals) {
                        refusals.add(refusal);
                    }
                }
            });
            senders.add(thread);
            thread.start();
        }
        assertThat(acknowledgedOnce.await(60, TimeUnit.SECONDS))
                .as("uploads are acknowledged: %s", refusals)
                .isTrue();
        // Any moment will do, and each time another one.
        new CountDownLatch(1).await(random.nextInt(400), TimeUnit.MILLISECONDS);
        service.kill();
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(refusals).isEmpty();
    }

    private void send(RedressApi.As buyer, String number, byte[] content) {
        RedressApi.Answer taken = buyer.upload(number, "CORRESPONDENCE", "letter.txt", "text/plain", content);
        acknowledged.put(taken.expect(201).text("/id"), content);
    }

    private void sendInPieces(RedressApi.As buyer, String number, byte[] content) {
        HttpResponse<byte[]> created = buyer.exchange(
                "POST",
                "/api/v1/cases/" + number + "/uploads",
                new byte[0],
                Map.of(
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Length",
                        String.valueOf(content.length),
                        "Upload-Metadata",
                        "type " + base64("STATEMENT") + ",filename " + base64("words.txt")));
        assertThat(created.statusCode()).isEqualTo(201);
        Unfinished upload =
                new Unfinished(created.headers().firstValue("Location").orElseThrow(), content);
        unfinished.add(upload);
        int half = content.length / 2;
        append(buyer, upload, 0, half);
        append(buyer, upload, half, content.length);
        finished(buyer, upload);
    }

    /** Goes on with what was cut off, from where the service says it is; none may be lost. */
    private void resume(RedressApi.As buyer) {
        for (Unfinished upload : List.copyOf(unfinished)) {
            HttpResponse<byte[]> asked =
                    buyer.exchange("HEAD", upload.place(), new byte[0], Map.of("Tus-Resumable", "1.0.0"));
            assertThat(asked.statusCode()).isEqualTo(200);
            int offset =
                    Integer.parseInt(asked.headers().firstValue("Upload-Offset").orElseThrow());
            append(buyer, upload, offset, upload.content().length);
            finished(buyer, upload);
            resumed++;
        }
    }

    private void append(RedressApi.As buyer, Unfinished upload, int from, int to) {
        HttpResponse<byte[]> answer = buyer.exchange(
                "PATCH",
                upload.place(),
                Arrays.copyOfRange(upload.content(), from, to),
                Map.of(
                        "Tus-Resumable", "1.0.0",
                        "Upload-Offset", String.valueOf(from),
                        "Content-Type", "application/offset+octet-stream"));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(204);
    }

    private void finished(RedressApi.As buyer, Unfinished upload) {
        String id = buyer.get(upload.place()).expect(200).text("/evidence/id");
        acknowledged.put(id, upload.content());
        unfinished.remove(upload);
    }

    /** Everything acknowledged is there and whole, everything that is listed is whole, and nothing else lies about. */
    private void verify(RedressApi.As buyer, String number) throws IOException {
        String list = "/api/v1/cases/" + number + "/evidence";
        Map<String, JsonNode> listed = new HashMap<>();
        buyer.get(list)
                .expect(200)
                .at("/items")
                .forEach(item -> listed.put(item.path("id").asText(), item));
        assertThat(listed).containsKeys(acknowledged.keySet().toArray(String[]::new));
        for (JsonNode item : listed.values()) {
            HttpResponse<byte[]> content =
                    buyer.download(list + "/" + item.path("id").asText() + "/content");
            assertThat(content.statusCode()).isEqualTo(200);
            assertThat(Sha256.of(content.body())).isEqualTo(item.path("sha256").asText());
            assertThat(content.body().length).isEqualTo(item.path("size").asInt());
            byte[] sent = acknowledged.get(item.path("id").asText());
            assertThat(sent == null || Arrays.equals(sent, content.body())).isTrue();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("data/evidence"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> Sha256.isOne(file.getFileName().toString()))
                    .toList()) {
                assertThat(Sha256.of(Files.readAllBytes(file)))
                        .isEqualTo(file.getFileName().toString());
            }
        }
        // What the killed process was receiving; the directory of the one that runs now is empty.
        try (Stream<Path> files = Files.walk(folder.resolve("data/uploads/arriving"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .singleElement()
                    .satisfies(lock -> assertThat(lock).hasExtension("lock"));
        }
    }

    private static String open(RedressApi api, OrderFacts order) {
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        return api.buyer(order.buyer())
                .post("/api/v1/cases", EndToEnd.request(order, "DAMAGED", 3, EndToEnd.remedy("FULL_REFUND")))
                .expect(201)
                .text("/number");
    }

    /** Up to 4 MB, each another. */
    private static byte[] letter(Random random) {
        byte[] letter = new byte[1 << (10 + random.nextInt(13))];
        Arrays.fill(letter, (byte) ('a' + random.nextInt(26)));
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, letter, 0, mark.length);
        return letter;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
