package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RawUpload;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.RedressTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How much evidence is taken")
@RedressTest(
        properties = {
            "redress.demo=true",
            "redress.demo-data=false",
            "redress.evidence.largest-file=250MB",
            "redress.evidence.per-request.bytes=251MB",
            "redress.evidence.per-case.pieces=4",
            "redress.evidence.per-case.bytes=300MB",
            "redress.evidence.per-party.pieces=6"
        })
class EvidenceLimitsTests extends EvidenceHttpTest {

    private static final long MB = 1 << 20;
    private static final long LOOKED_EVERY = 45 * MB;

    private String buyerId;

    @BeforeEach
    void rememberTheBuyer() {
        buyerId = order.buyer();
    }

    @Test
    @DisplayName("A 200 MB video passes through without passing through the heap")
    void aVideoLeavesTheHeapFlat() throws Exception {
        LiveHeap heap = new LiveHeap();
        Mp4 video = new Mp4(200 * MB);
        try (RawUpload upload = RawUpload.of(port, buyer, number, "VIDEO", "lamp.mp4", "video/mp4", video.size())
                .accepted()) {
            long[] sent = new long[1];
            video.writeTo((bytes, length) -> {
                upload.send(bytes, length);
                if (sent[0] / LOOKED_EVERY != (sent[0] + length) / LOOKED_EVERY) {
                    heap.look();
                }
                sent[0] += length;
            });
            RawUpload.Answer taken = upload.finish();
            assertThat(taken.status()).as("%s", taken.body()).isEqualTo(201);
            assertThat(taken.body().path("size").asLong()).isEqualTo(video.size());
            assertThat(taken.body().path("sha256").asText()).isEqualTo(video.sha256());
            assertThat(taken.body().path("mediaType").asText()).isEqualTo("video/mp4");
        }
        System.out.printf("A 200 MB video: the live heap grew by %.1f MB at most%n", heap.growth() / (double) MB);
        assertThat(heap.looks()).isEqualTo(4);
        assertThat(heap.growth()).isLessThan(48 * MB);

        // What is left does not hold another; who asks is told before it sends.
        try (RawUpload another = RawUpload.of(port, buyer, number, "VIDEO", "2.mp4", "video/mp4", 200 * MB)) {
            RawUpload.Answer refused = another.answer();
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.body().path("code").asText()).isEqualTo("case-limit-reached");
            assertThat(refused.body().path("leftBytes").asLong()).isEqualTo(300 * MB - video.size());
            assertThat(refused.body().path("detail").asText()).contains("Left to yours: 3 pieces with 100 MiB.");
        }
    }

    @Test
    void whatNoRequestMayBringIsRefusedBeforeItsBody() throws IOException {
        try (RawUpload upload = RawUpload.of(port, buyer, number, "VIDEO", "a.mp4", "video/mp4", 900 * MB)) {
            RawUpload.Answer refused = upload.answer();
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.body().path("code").asText()).isEqualTo("request-too-large");
        }
    }

    @Test
    void aClosedCaseIsToldBeforeTheBody() throws IOException {
        buyer.post(path("/withdraw")).expect(200);
        try (RawUpload upload = RawUpload.of(port, buyer, number, "VIDEO", "a.mp4", "video/mp4", 100 * MB)) {
            assertThat(upload.answer().status()).isEqualTo(409);
        }
        try (RawUpload upload =
                RawUpload.of(port, api.buyer("B-STRANGER"), number, "VIDEO", "a.mp4", "video/mp4", 100 * MB)) {
            assertThat(upload.answer().status()).isEqualTo(404);
        }
    }

    @Test
    void oneSideCannotUseUpWhatTheOtherMayHandIn() {
        IntStream.range(0, 4).forEach(index -> letter(buyer, number).expect(201));

        Answer refused = letter(buyer, number).expect(413);

        assertThat(refused.text("/code")).isEqualTo("case-limit-reached");
        assertThat(refused.at("/leftPieces").asInt()).isZero();
        assertThat(refused.at("/maxPieces").asInt()).isEqualTo(4);
        letter(seller, number).expect(201);
    }

    @Test
    void whatCameWithAKeyIsAnsweredAgainWhenNothingIsLeft() {
        IntStream.range(0, 3).forEach(index -> letter(buyer, number).expect(201));
        byte[] last = UUID.randomUUID().toString().getBytes(UTF_8);
        Map<String, String> fields = Map.of("type", "OTHER");
        Answer taken = submit(buyer, fields, last, "the-last-one").expect(201);

        assertThat(submit(buyer, fields, last, "the-last-one").expect(201).body())
                .isEqualTo(taken.body());
        assertThat(submit(buyer, fields, last, "another").expect(413).text("/code"))
                .isEqualTo("case-limit-reached");
    }

    @Test
    void aPartyHasALimitOverItsOpenCases() {
        String first = number;
        IntStream.range(0, 4).forEach(index -> letter(buyer, first).expect(201));
        String second = anotherCase();
        IntStream.range(0, 2).forEach(index -> letter(buyer, second).expect(201));

        assertThat(letter(buyer, second).expect(413).text("/code")).isEqualTo("party-limit-reached");

        buyer.post("/api/v1/cases/" + first + "/withdraw").expect(200);
        letter(buyer, second).expect(201);
    }

    @Test
    void filesThatComeAtOnceDoNotExceedTheLimitOfACase() throws Exception {
        List<Answer> answers = atOnce(IntStream.range(0, 12)
                .<Callable<Answer>>mapToObj(index -> () -> letter(buyer, number))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers).filteredOn(answer -> answer.status() == 413).hasSize(8);
        assertThat(buyer.get(path("/evidence")).at("/items")).hasSize(4);
    }

    @Test
    void filesThatComeAtOnceDoNotExceedTheLimitOfAParty() throws Exception {
        List<String> numbers = List.of(number, anotherCase(), anotherCase());

        List<Answer> answers = atOnce(IntStream.range(0, 12)
                .<Callable<Answer>>mapToObj(index -> () -> letter(buyer, numbers.get(index % 3)))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(6);
        assertThat(answers).filteredOn(answer -> answer.status() == 413).hasSize(6);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> uploads) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(uploads.size());
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : people.invokeAll(uploads)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            people.shutdown();
        }
    }

    /** A case about another order of the same buyer. */
    private String anotherCase() {
        openCase(OrderFacts.at(now()), buyerId, "DAMAGED");
        return number;
    }

    private static Answer letter(RedressApi.As by, String number) {
        return by.upload(
                number,
                "OTHER",
                "letter.txt",
                "text/plain",
                UUID.randomUUID().toString().getBytes(UTF_8));
    }
}
