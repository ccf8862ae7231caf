package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.startup.CannotStart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreTests extends ObjectStoreContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final S3Server server = S3Server.shared();
    private final String bucket = "evidence-" + UUID.randomUUID();
    private @Nullable S3Client s3;

    @Override
    ObjectStore store(Arrivals arrivals) throws IOException {
        server.createBucket(bucket);
        close();
        s3 = S3Bucket.connect(settings(bucket, S3Server.SECRET_KEY, server.endpoint()));
        return new S3Store(s3, bucket, arrivals);
    }

    @AfterEach
    void close() {
        if (s3 != null) {
            s3.close();
        }
    }

    @Override
    void overwrite(String sha256, byte[] content) throws IOException {
        Files.write(server.file(bucket, sha256.substring(0, 2) + "/" + sha256), content);
    }

    @Test
    void keepsNothingThatTheServerDidNotReceiveAsItArrivedHere() throws IOException {
        try (Arrival arrival = arrivals.receive(new ByteArrayInputStream("abc".getBytes(UTF_8)))) {
            Files.writeString(arrival.file(), "abd");

            assertThatExceptionOfType(ContentUnavailable.class).isThrownBy(() -> store.keep(arrival));
        }
        assertThat(store.list("ba")).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "redress.soak", matches = "true")
    void listsMoreThanOneAnswerHolds() throws IOException {
        IntStream.range(0, 1_005)
                .parallel()
                .mapToObj(number -> "00/00" + "%062x".formatted(number))
                .forEach(key -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.empty()));

        assertThat(store.list("00")).hasSize(1_005).doesNotHaveDuplicates();
    }

    @Test
    void saysInOneLineThatThereIsNoSuchBucket() {
        assertThatThrownBy(() -> S3Bucket.connect(settings("nowhere", S3Server.SECRET_KEY, server.endpoint())))
                .isInstanceOf(CannotStart.class)
                .hasMessage("There is no bucket nowhere at %s. Create it, or set redress.evidence.s3.bucket."
                        .formatted(server.endpoint()));
    }

    @Test
    void saysInOneLineThatTheBucketMayNotBeUsed() {
        assertThatThrownBy(() -> S3Bucket.connect(settings(bucket, "wrong", server.endpoint())))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The bucket %s at %s may not be used with these credentials."
                        .formatted(bucket, server.endpoint()));
    }

    @Test
    void saysInOneLineThatNobodyAnswers() throws IOException {
        URI nobody = nobody();

        assertThatThrownBy(() -> S3Bucket.connect(settings(bucket, S3Server.SECRET_KEY, nobody)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The bucket %s at %s cannot be reached".formatted(bucket, nobody))
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORBIDDEN | The bucket %s at %s may not be used with these credentials. Correct them",
                "NO_BUCKET | There is no bucket %s at %s. Create it",
                "BUSY | The S3 server at %2$s answers 503 for bucket %1$s.",
                "ELSEWHERE | The bucket %s is not to be reached at %s. Set redress.evidence.s3.region",
                "DOWN | The bucket %s at %s cannot be reached (",
                "SLOW | The bucket %s at %s cannot be reached (",
            })
    @DisplayName("whatever is the matter at the start is said in one line, and soon")
    void saysInOneLineWhatIsTheMatter(S3Door.Behaviour behaviour, String message) {
        try (S3Door door = new S3Door(server.endpoint())) {
            door.behave(behaviour);

            assertThatThrownBy(() -> S3Bucket.connect(new StoreProperties.S3(
                            door.endpoint(),
                            "us-east-1",
                            bucket,
                            true,
                            S3Server.ACCESS_KEY,
                            S3Server.SECRET_KEY,
                            Duration.ofMillis(500))))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith(message.formatted(bucket, door.endpoint()))
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    @DisplayName("a bucket stands in the path or in the host's name, at the endpoint that is set or at Amazon's")
    void stylesOfAddresses() {
        URI own = URI.create("https://minio.example:9000");

        assertThat(addressOf(own, true)).isEqualTo("https://minio.example:9000/evidence/ab/abc");
        assertThat(addressOf(own, false)).isEqualTo("https://evidence.minio.example:9000/ab/abc");
        assertThat(addressOf(null, true)).isEqualTo("https://s3.eu-central-1.amazonaws.com/evidence/ab/abc");
        assertThat(addressOf(null, false)).isEqualTo("https://evidence.s3.eu-central-1.amazonaws.com/ab/abc");
    }

    private static String addressOf(@Nullable URI endpoint, boolean pathStyle) {
        try (S3Client client = S3Bucket.client(
                new StoreProperties.S3(endpoint, "eu-central-1", "evidence", pathStyle, "a", "b", TIMEOUT))) {
            return client.utilities()
                    .getUrl(get -> get.bucket("evidence").key("ab/abc"))
                    .toString();
        }
    }

    @Test
    void saysThatNoBucketIsNamed() {
        assertThatThrownBy(() ->
                        S3Bucket.connect(new StoreProperties.S3(null, "us-east-1", null, true, null, null, TIMEOUT)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("redress.evidence.s3.bucket");
    }

    @Test
    void tellsAServerThatIsDownFromAContentThatIsLost() throws IOException {
        keep("abc");
        try (S3Client gone = client(nobody())) {
            S3Store unreachable = new S3Store(gone, bucket, arrivals);

            assertThatExceptionOfType(ContentUnavailable.class)
                    .isThrownBy(() -> unreachable.open(SHA256_OF_ABC))
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("evidence-unavailable"));
        }
        assertThat(incoming).isEmptyDirectory();
    }

    private static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .credentialsProvider(software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider.create())
                .httpClientBuilder(software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.builder())
                .build();
    }

    /** An address at which nothing listens. */
    private static URI nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }

    private static StoreProperties.S3 settings(String bucket, String secret, URI endpoint) {
        return new StoreProperties.S3(endpoint, "us-east-1", bucket, true, S3Server.ACCESS_KEY, secret, TIMEOUT);
    }
}
