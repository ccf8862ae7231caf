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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    @DynamicPropertySource
    static void nameTheBucket(DynamicPropertyRegistry settings) throws IOException {
        S3Server server = S3Server.shared();
        server.createBucket(BUCKET);
        settings.add("redress.evidence.s3.bucket", () -> BUCKET);
        settings.add("redress.evidence.s3.endpoint", server::endpoint);
        settings.add("redress.evidence.s3.access-key", () -> S3Server.ACCESS_KEY);
        settings.add("redress.evidence.s3.secret-key", () -> S3Server.SECRET_KEY);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private Sweep sweep;

    @Test
    void takesInGivesOutAndSaysWhatIsDamaged() throws IOException {
        RedressApi api = new RedressApi(port);
        OrderFacts order = OrderFacts.at(clock.instant());
        api.marketplace().put("/api/v1/orders/" + order.id(), order.toJson()).expect(201);
        RedressApi.As buyer = api.buyer(order.buyer());
        String number = buyer.post(
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
}
