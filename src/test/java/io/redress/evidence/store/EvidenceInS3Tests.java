package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.RedressApi.Answer;
import io.redress.RedressTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("The whole service with its evidence in S3")
@RedressTest(
        properties = {
            "redress.demo=true",
            "redress.demo-data=false",
            "redress.evidence.store=s3",
            "redress.evidence.s3.region=us-east-1",
            "redress.evidence.s3.path-style=true"
        })
class EvidenceInS3Tests {

    private static final String BUCKET = "evidence-of-the-service";

    private static final S3Door DOOR = new S3Door(S3Server.shared().endpoint());

    @DynamicPropertySource
    static void nameTheBucket(DynamicPropertyRegistry settings) throws IOException {
        S3Server server = S3Server.shared();
        server.createBucket(BUCKET);
        settings.add("redress.evidence.s3.bucket", () -> BUCKET);
        settings.add("redress.evidence.s3.endpoint", DOOR::endpoint);
        settings.add("redress.evidence.s3.timeout", () -> "2s");
        settings.add("redress.evidence.s3.access-key", () -> S3Server.ACCESS_KEY);
        settings.add("redress.evidence.s3.secret-key", () -> S3Server.SECRET_KEY);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private Sweep sweep;

    private RedressApi.As buyer;
    private String number;

    @Test
    void takesInGivesOutAndSaysWhatIsDamaged() throws IOException {
        RedressApi api = new RedressApi(port);
        openCase(api);
        byte[] paper = "What we agreed on.\n".getBytes(UTF_8);
        Answer taken = buyer.upload(number, "CORRESPONDENCE", "mail.txt", "text/plain", paper)
                .expect(201);
        String content = "/api/v1/cases/%s/evidence/%s/content".formatted(number, taken.text("/id"));

        assertThat(buyer.download(content).body()).isEqualTo(paper);
        assertThat(buyer.download(content, "Range", "bytes=5-6").body()).isEqualTo("we".getBytes(UTF_8));
        assertThat(sweep.run()).isZero();
        assertThat(S3Server.shared().file(BUCKET, "database")).isRegularFile();

        String sha256 = taken.text("/sha256");
        Path object = S3Server.shared().file(BUCKET, sha256.substring(0, 2) + "/" + sha256);
        paper[0] ^= 1;
        Files.write(object, paper);
        assertThat(buyer.get(content).expect(503).text("/code")).isEqualTo("evidence-damaged");
        assertThat(api.client("lena").get("/api/v1/evidence-alarms").expect(200).text("/items/0/evidence/0/caseNumber"))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource(value = S3Door.Behaviour.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    @DisplayName("a store that fails is said so, to try again; nothing is half there, and nothing is lost")
    void aStoreThatFails(S3Door.Behaviour behaviour) {
        RedressApi api = new RedressApi(port);
        openCase(api);
        byte[] first = ("First, " + behaviour).getBytes(UTF_8);
        byte[] second = ("Second, " + behaviour).getBytes(UTF_8);
        String content = "/api/v1/cases/%s/evidence/%s/content"
                .formatted(
                        number,
                        buyer.upload(number, "CORRESPONDENCE", "mail.txt", "text/plain", first)
                                .expect(201)
                                .text("/id"));
        String key = UUID.randomUUID().toString();

        DOOR.behave(behaviour);
        try {
            Answer refused = upload(second, key);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("/code")).isEqualTo("evidence-unavailable");
            assertThat(refused.text("/detail")).contains("Try again in a few minutes");
            assertThat(refused.body().toString()).doesNotContain("Exception", "amazon", "at io.redress");
            Answer unread = buyer.get(content);
            assertThat(unread.status()).isEqualTo(503);
            assertThat(unread.text("/code")).isEqualTo("evidence-unavailable");
            assertThat(buyer.get("/api/v1/cases/%s/evidence".formatted(number)).at("/items"))
                    .hasSize(1);
        } finally {
            DOOR.behave(S3Door.Behaviour.OPEN);
        }

        assertThat(buyer.download(content).body()).isEqualTo(first);
        assertThat(upload(second, key).status()).isEqualTo(201);
        assertThat(buyer.get("/api/v1/cases/%s/evidence".formatted(number)).at("/items"))
                .hasSize(2);
    }

    private Answer upload(byte[] content, String key) {
        return buyer.upload(number, Map.of("type", "CORRESPONDENCE"), "more.txt", "text/plain", content, key);
    }

    private void openCase(RedressApi api) {
        OrderFacts order = OrderFacts.at(clock.instant());
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        buyer = api.buyer(order.buyer());
        number = buyer.post(
                        "/api/v1/cases",
                        Map.of(
                                "orderId",
                                order.id(),
                                "reason",
                                "DAMAGED",
                                "description",
                                "Three lamps arrived broken.",
                                "lines",
                                List.of(Map.of("lineId", "L1", "quantity", 3)),
                                "requestedRemedy",
                                Map.of("type", "FULL_REFUND")))
                .expect(201)
                .text("/number");
    }
}
