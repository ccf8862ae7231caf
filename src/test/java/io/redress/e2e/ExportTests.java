package io.redress.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.redress.OrderFacts;
import io.redress.RedressApi;
import io.redress.audit.EventChain;
import io.redress.cli.CommandLineInterface;
import io.redress.custody.Anchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copy of a case, taken by HTTP and verified by nothing but {@code sh}, {@code sha256sum} and {@code openssl}. */
class ExportTests extends EndToEnd {

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Environment settings;

    @Autowired
    private JdbcClient sql;

    private OrderFacts order;
    private String number;

    @BeforeEach
    void file() {
        order = order();
        send(order);
        number =
                open(order, request(order, "DAMAGED", 2, remedy("FULL_REFUND"))).text("/number");
        api.buyer(order.buyer())
                .post(path(number, "/messages"), Map.of("text", "Sehr geehrte Damen und Herren, 你好 \"quoted\" \\ ende"))
                .expect(201);
        bringToMediation(order, number);
        api.client("mia")
                .post(path(number, "/decision"), decision(remedy("FULL_REFUND"), "SELLER", false))
                .expect(200);
        Anchors.write(context);
    }

    @Test
    @DisplayName("R1: an export verifies with sha256sum and openssl alone, and holds the whole case")
    void genuine() throws Exception {
        Path copy = export(api.client("mia"), "mia");

        Said said = verify(copy, fingerprint());

        assertThat(said.exitCode()).as(said.out()).isZero();
        assertThat(said.out()).matches("(?s)VERIFIED: \\d+ events in an unbroken chain.*");
        assertThat(names(copy))
                .contains(
                        "case.json",
                        "timeline.json",
                        "rulings.json",
                        "messages.json",
                        "offers.json",
                        "decisions.json",
                        "appeals.json",
                        "bookings.json",
                        "verification.json",
                        "manifest.json",
                        "events/000001.json",
                        "words/000001.description",
                        "VERIFY.md")
                .filteredOn(name -> name.startsWith("evidence/"))
                .hasSize(2)
                .anyMatch(name -> name.endsWith(".png"));
        assertThat(Files.readString(copy.resolve("messages.json"))).contains("你好");
        assertThat(Files.readString(copy.resolve("decisions.json"))).contains("The photos show");
        assertThat(Files.readString(copy.resolve("verification.json"))).contains("\"INTACT\"");
        assertThat(Files.readString(copy.resolve("VERIFY.md"))).contains(fingerprint(), number);
        assertThat(verify(copy, "").exitCode()).as("without a key to trust").isNotZero();
    }

    @Test
    @DisplayName("R1: one changed byte in any file of an export is found")
    void oneByteInAnyFile() throws Exception {
        Path copy = export(api.client("mia"), "mia");
        String trusted = fingerprint();
        List<String> names = names(copy);
        assertThat(names).hasSizeGreaterThan(25);
        for (String name : names) {
            if (name.equals("verify.sh")) {
                // It is the one who looks; that it is the one that was signed, VERIFY.md tells how to see.
                continue;
            }
            Path file = copy.resolve(name);
            byte[] content = Files.readAllBytes(file);
            byte[] changed = content.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            Said said = verify(copy, trusted);
            assertThat(said.exitCode()).as("%s changed: %s", name, said.out()).isEqualTo(1);
            assertThat(said.out()).startsWith("NOT VERIFIED");
            Files.write(file, content);
        }
        assertThat(verify(copy, trusted).exitCode()).isZero();
    }

    @Test
    @DisplayName("R1: a removed event, a file put in, and a foreign signature are found")
    void forgeries() throws Exception {
        Path copy = export(api.client("mia"), "mia");
        String trusted = fingerprint();

        Files.writeString(copy.resolve("evidence/receipt.txt"), "paid");
        assertThat(verify(copy, trusted).out()).contains("not signed");
        Files.delete(copy.resolve("evidence/receipt.txt"));

        Files.delete(copy.resolve("events/000003.json"));
        assertThat(verify(copy, trusted).out()).contains("events/000003.json");

        for (String name : names(copy)) {
            if (name.startsWith("words/000003.")) {
                Files.delete(copy.resolve(name));
            }
        }
        String sums = Files.readString(copy.resolve("SHA256SUMS"))
                .lines()
                .filter(line -> !line.contains("/000003."))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(copy.resolve("SHA256SUMS"), sums);
        assertThat(verify(copy, trusted).out()).contains("the signature does not fit");

        String foreign = signAnew(copy);
        assertThat(verify(copy, trusted).out()).contains("it is signed with another key, " + foreign);
        assertThat(verify(copy, foreign).out())
                .as("even a valid signature does not make a chain of what is none")
                .contains("events/000004.json does not follow");
    }

    @Test
    @DisplayName("R1: a party takes a copy of its own case, with what it may read, and nobody else does")
    void copyOfAParty() throws Exception {
        Path copy = export(api.buyer(order.buyer()), "buyer");

        assertThat(verify(copy, fingerprint()).exitCode()).isZero();
        assertThat(sql.sql("select count(*) from evidence_access where case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .as("who has read evidence is written down")
                .isEqualTo(2);
        assertThat(names(copy))
                .contains("case.json", "messages.json", "rulings.json")
                .doesNotContain("offers.json", "decisions.json", "appeals.json", "bookings.json");
        assertThat(api.buyer("B-other").download(path(number, "/export")).statusCode())
                .isEqualTo(404);
        assertThat(api.client("mia").download(path("RC-0000-0000", "/export")).statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("a copy that was taken before the key was rotated still verifies, by a key that is still published")
    void rotatedKey() throws Exception {
        String before = fingerprint();
        Path copy = export(api.client("mia"), "before");

        StringWriter out = new StringWriter();
        int exitCode = CommandLineInterface.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "rotate-export-key",
                "--spring.datasource.url=" + settings.getRequiredProperty("spring.datasource.url"),
                "--spring.datasource.username=" + settings.getRequiredProperty("spring.datasource.username"));
        assertThat(exitCode).as(out.toString()).isZero();

        assertThat(fingerprint()).isEqualTo(out.toString().strip()).isNotEqualTo(before);
        assertThat(published().findValuesAsText("fingerprint")).contains(before);
        assertThat(verify(copy, before).exitCode()).isZero();
        assertThat(verify(export(api.client("mia"), "after"), fingerprint()).exitCode())
                .isZero();
    }

    private record Said(int exitCode, String out) {}

    private Path export(RedressApi.As who, String name) throws IOException {
        HttpResponse<byte[]> answer = who.download(path(number, "/export"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + number + ".zip\"");
        Path target = Files.createDirectory(folder.resolve(name));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), UTF_8)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                Path file = target.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(target.resolve(number));
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return target.resolve(number);
    }

    /** Runs what is in the copy itself, in a shell that knows nothing else. */
    private static Said verify(Path copy, String fingerprint) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "verify.sh", fingerprint)
                .directory(copy.toFile())
                .redirectErrorStream(true);
        shell.environment().keySet().retainAll(List.of("PATH"));
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), out);
    }

    private static List<String> names(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> copy.relativize(file).toString())
                    .toList();
        }
    }

    /** As whoever has a token learns it. */
    private String fingerprint() {
        return published().at("/items/0/fingerprint").asText();
    }

    private JsonNode published() {
        return api.buyer("B-any").get("/api/v1/export-keys").expect(200).body();
    }

    /** What a forger does who has everything but the key. */
    private static String signAnew(Path copy) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        Files.writeString(copy.resolve("public-key.pem"), pem);
        for (String name : names(copy)) {
            if (name.startsWith("words/000003.")) {
                Files.delete(copy.resolve(name));
            }
        }
        String sums = Files.readString(copy.resolve("SHA256SUMS"))
                .replaceAll(
                        "[0-9a-f]{64}  public-key.pem", EventChain.sha256(pem.getBytes(UTF_8)) + "  public-key.pem");
        Files.writeString(copy.resolve("SHA256SUMS"), sums);
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initSign(pair.getPrivate());
        signature.update(sums.getBytes(UTF_8));
        Files.write(copy.resolve("SHA256SUMS.sig"), signature.sign());
        return EventChain.sha256(pair.getPublic().getEncoded());
    }
}
