package io.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.redress.WebhookReceiver;
import io.redress.time.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("an attempt to deliver")
class WebhookSenderTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookReceiver receiver = new WebhookReceiver();
    private WebhookSender sender = sender(true, InetAddress::getAllByName, Duration.ofSeconds(20));

    @AfterEach
    void close() throws IOException {
        receiver.close();
        sender.destroy();
    }

    private static WebhookSender sender(boolean allowPrivate, PublicAddresses.Names names, Duration timeout) {
        WebhookProperties properties = properties(allowPrivate, timeout);
        return new WebhookSender(
                properties,
                new PublicAddresses(allowPrivate, names),
                new EndpointSecrets(properties, false),
                JSON,
                new WallClock());
    }

    private static WebhookProperties properties(boolean allowPrivate, Duration timeout) {
        return new WebhookProperties(
                true, allowPrivate, List.of(), 0, timeout, timeout, Duration.ofHours(1), Duration.ofDays(1), List.of());
    }

    private void use(WebhookSender other) throws IOException {
        sender.destroy();
        sender = other;
    }

    private static StoredMessage message() {
        try {
            return new StoredMessage(
                    UUID.fromString("0199e2f0-0000-7000-8000-000000000001"),
                    "RC-7K3M-9QXW",
                    "case.offer_made",
                    4,
                    JSON.readTree("""
                            {"caseNumber": "RC-7K3M-9QXW", "orderId": "O-1", "buyerId": "B-1", "sellerId": "S-1", "stage": "NEGOTIATION",
                             "seq": 4, "at": "2026-03-02T09:00:00Z", "data": {"message": "Größe „L“ 李"}}"""),
                    Instant.parse("2026-03-02T09:00:00Z"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private WebhookAnswer send(String url, String... secrets) {
        WebhookEndpoint endpoint = new WebhookEndpoint(
                UUID.randomUUID(),
                url,
                "",
                List.of(),
                null,
                new WebhookEndpoint.Secrets(SECRET, null, null),
                Instant.EPOCH);
        return sender.send(endpoint, message(), secrets.length == 0 ? List.of(SECRET) : List.of(secrets));
    }

    @Test
    @DisplayName("is a signed event in the form of Standard Webhooks")
    void isSigned() throws Exception {
        assertThat(send(receiver.url()).taken()).isTrue();

        WebhookReceiver.Event event = receiver.received().get(0);
        assertThat(event.isSignedWith(SECRET)).isTrue();
        assertThat(event.isSignedWith(OTHER)).isFalse();
        assertThat(event.id()).isEqualTo("0199e2f0-0000-7000-8000-000000000001");
        assertThat(event.header("Content-Type")).startsWith("application/json");
        assertThat(event.body()).isEqualTo(JSON.readTree("""
                {"type": "case.offer_made", "timestamp": "2026-03-02T09:00:00Z",
                 "data": {"caseNumber": "RC-7K3M-9QXW", "orderId": "O-1", "buyerId": "B-1", "sellerId": "S-1",
                          "stage": "NEGOTIATION", "seq": 4, "details": {"message": "Größe „L“ 李"}}}"""));
        assertThat(new WebhookReceiver.Event(
                                event.path(), event.headers(), event.text().replace("O-1", "O-2"))
                        .isSignedWith(SECRET))
                .as("a changed body")
                .isFalse();
    }

    @Test
    @DisplayName("has a signature by each secret that is valid")
    void isSignedTwice() {
        send(receiver.url(), SECRET, OTHER);

        WebhookReceiver.Event event = receiver.received().get(0);
        assertThat(event.header("webhook-signature").split(" ")).hasSize(2).allMatch(each -> each.startsWith("v1,"));
        assertThat(event.isSignedWith(SECRET)).isTrue();
        assertThat(event.isSignedWith(OTHER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    @DisplayName("has succeeded with any 2xx")
    void succeeds(int status) {
        receiver.answers(event -> status);

        assertThat(send(receiver.url())).isEqualTo(new WebhookAnswer(status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    @DisplayName("has failed with 3xx, and goes nowhere else")
    void followsNoRedirect(int status) {
        receiver.answers(event -> status);

        assertThat(send(receiver.url()).taken()).isFalse();
        assertThat(receiver.received()).extracting(WebhookReceiver.Event::path).containsExactly("/hooks");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 429, 500, 503})
    @DisplayName("has failed with anything else, is made once, and tells nothing but the status")
    void fails(int status) {
        receiver.answers(event -> status);

        assertThat(send(receiver.url())).isEqualTo(new WebhookAnswer(status, "answered " + status));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    @DisplayName("ends when the time is over, though the endpoint lives and lets it hope")
    void endsInTime() throws Exception {
        use(sender(true, InetAddress::getAllByName, Duration.ofMillis(600)));
        CountDownLatch end = new CountDownLatch(1);
        receiver.answers(event -> {
            await(end);
            return 200;
        });
        try (ServerSocket dripping = answering((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!end.await(100, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        })) {
            assertThat(send(receiver.url()).failure()).isEqualTo("no answer in time");
            assertThat(send(url(dripping)).failure()).isEqualTo("no answer in time");
        } finally {
            end.countDown();
        }
    }

    @Test
    @DisplayName("reads no more of an endless answer than it needs")
    void readsLittle() throws Exception {
        CountDownLatch cutOff = new CountDownLatch(1);
        try (ServerSocket endless = answering((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                while (true) {
                    out.write(chunk);
                }
            } catch (IOException gone) {
                cutOff.countDown();
            }
        })) {
            assertThat(send(url(endless)).taken()).isTrue();
            assertThat(cutOff.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @DisplayName("goes to no address that is not on the internet, although the name was, when it was registered")
    void judgesTheAddressItConnectsTo() throws Exception {
        InetAddress[] publicAddress = {InetAddress.getByName("93.184.216.34")};
        InetAddress[] rebound = {InetAddress.getLoopbackAddress()};
        List<InetAddress[]> answers = new ArrayList<>(List.of(publicAddress, rebound));
        PublicAddresses.Names names = host -> answers.size() > 1 ? answers.remove(0) : answers.get(0);
        use(sender(false, names, Duration.ofSeconds(20)));

        new EndpointUrls(PublicAddressesTests.properties(true, false), new PublicAddresses(false, names))
                .require("http://rebound.example.com:" + receiver.port() + "/hooks");
        WebhookAnswer answer = send("http://rebound.example.com:" + receiver.port() + "/hooks");

        assertThat(answer).isEqualTo(WebhookAnswer.none("the host is not on the internet"));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    @DisplayName("goes to the address that was judged, under the name that was given")
    void connectsToTheJudgedAddress() throws Exception {
        use(sender(true, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, Duration.ofSeconds(20)));

        assertThat(send("http://hooks.example.com:" + receiver.port() + "/hooks")
                        .taken())
                .isTrue();
        assertThat(receiver.received().get(0).header("Host")).isEqualTo("hooks.example.com:" + receiver.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/", "http://[::ffff:127.0.0.1]:%d/", "http://localhost:%d/"})
    @DisplayName("reaches each form of an address that it may go to")
    void reachesLiterals(String url) {
        assertThat(send(url.formatted(receiver.port()))).isEqualTo(new WebhookAnswer(200, null));
    }

    @Test
    @DisplayName("trusts nobody whose certificate is for another name than the one that was given")
    void verifiesTheName(@TempDir Path folder) throws Exception {
        SSLContext tls = certificateFor("hooks.example.com", folder);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        try {
            assertThat(send("https://localhost:" + port + "/"))
                    .as("signed by nobody")
                    .isEqualTo(WebhookAnswer.none("no trust in its certificate, or no TLS"));
            use(new WebhookSender(
                    properties(true, Duration.ofSeconds(20)),
                    new PublicAddresses(true, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}),
                    new EndpointSecrets(properties(true, Duration.ofSeconds(20)), false),
                    JSON,
                    new WallClock(),
                    ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic()));
            assertThat(send("https://hooks.example.com:" + port + "/").taken()).isTrue();
            assertThat(send("https://other.example.com:" + port + "/"))
                    .isEqualTo(WebhookAnswer.none("no trust in its certificate, or no TLS"));
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext certificateFor(String name, Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "hooks",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hooks", store.getCertificate("hooks"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/", "http://[::ffff:127.0.0.1]:%d/", "http://localhost:%d/"})
    @DisplayName("judges addresses as it does names")
    void judgesLiterals(String url) throws Exception {
        use(sender(false, InetAddress::getAllByName, Duration.ofSeconds(20)));

        assertThat(send(url.formatted(receiver.port())))
                .isEqualTo(WebhookAnswer.none("the host is not on the internet"));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    @DisplayName("asks for no redirection by a proxy of the environment, and sends no credentials and cookies")
    void sendsNothingElse() {
        receiver.answers(event -> 401);
        send(receiver.url());
        receiver.answers(event -> 200);
        send(receiver.url());

        assertThat(receiver.received())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.headers())
                        .doesNotContainKeys("Authorization", "Cookie", "Upgrade", "Accept-Encoding")
                        .containsEntry("User-Agent", List.of("Redress")));
    }

    @Test
    @DisplayName("has failed when nobody listens")
    void nobodyListens() {
        String url = receiver.url();
        receiver.close();

        assertThat(send(url)).isEqualTo(WebhookAnswer.none("no connection"));
    }

    private interface Conversation {
        void with(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    /** A server that reads a request and then says what it likes. */
    private static ServerSocket answering(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                in.read(new byte[64 * 1024]);
                conversation.with(socket, socket.getOutputStream());
            } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static String url(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            throw new IOException(over);
        }
    }
}
