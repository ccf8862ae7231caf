package io.redress.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redress.RawUpload;
import io.redress.evidence.store.Sha256;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@DisplayName("A connection that is cut at 99 %")
class CutConnectionTests extends EvidenceHttpTest {

    private static final int SIZE = 900_000;
    private static final int SENT = SIZE / 100 * 99;

    @Autowired
    private MultipartConfigElement multipart;

    @Value("${redress.evidence.directory}")
    private Path store;

    @Test
    @DisplayName("leaves nothing of a plain upload behind: no piece, no object, no temporary file")
    void leavesNothingBehind() throws IOException {
        byte[] letter = letter();
        try (RawUpload upload = RawUpload.of(
                        port, buyer, number, "CORRESPONDENCE", "letter.txt", "text/plain", letter.length)
                .accepted()) {
            upload.send(letter, SENT);
            await().until(() -> arriving().stream().anyMatch(file -> sizeOf(file) > SENT / 2));

            upload.cut();

            await().until(() -> arriving().isEmpty());
        }
        assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();
        assertThat(events("case.evidence_submitted")).isEmpty();
        assertThat(store.resolve(placeOf(letter))).doesNotExist();
        assertThat(store.resolve(placeOf(Arrays.copyOf(letter, SENT)))).doesNotExist();
        assertThat(contentsLike(letter)).isEmpty();
    }

    @Test
    @DisplayName("leaves of an upload in pieces what has arrived, for who sends it to go on with")
    void leavesWhatCanBeResumed() throws IOException {
        byte[] letter = letter();
        Map<String, String> tus = Map.of("Tus-Resumable", "1.0.0");
        String upload = buyer.exchange(
                        "POST",
                        path("/uploads"),
                        new byte[0],
                        Map.of(
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Length",
                                String.valueOf(SIZE),
                                "Upload-Metadata",
                                "type Q09SUkVTUE9OREVOQ0U=,filename bGV0dGVyLnR4dA=="))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        try (RawUpload piece = RawUpload.begin(
                        port,
                        buyer,
                        "PATCH",
                        upload,
                        SIZE,
                        Map.of(
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Offset",
                                "0",
                                "Content-Type",
                                "application/offset+octet-stream"))
                .accepted()) {
            piece.send(letter, SENT);
            piece.cut();
        }
        await().until(() -> buyer.exchange("PATCH", upload, new byte[0], with(tus, offset(upload)))
                        .statusCode()
                == 204);
        assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();

        int arrived = offset(upload);
        assertThat(arrived).isBetween(1, SENT);
        assertThat(buyer.exchange("PATCH", upload, Arrays.copyOfRange(letter, arrived, SIZE), with(tus, arrived))
                        .statusCode())
                .isEqualTo(204);

        assertThat(buyer.get(path("/evidence")).text("/items/0/sha256")).isEqualTo(Sha256.of(letter));
    }

    private int offset(String upload) {
        return Integer.parseInt(buyer.exchange("HEAD", upload, new byte[0], Map.of("Tus-Resumable", "1.0.0"))
                .headers()
                .firstValue("Upload-Offset")
                .orElseThrow());
    }

    private static Map<String, String> with(Map<String, String> headers, int offset) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Upload-Offset", String.valueOf(offset));
        all.put("Content-Type", "application/offset+octet-stream");
        return all;
    }

    private static byte[] letter() {
        byte[] letter = new byte[SIZE];
        Arrays.fill(letter, (byte) 'x');
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, letter, 0, mark.length);
        return letter;
    }

    private List<Path> arriving() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(multipart.getLocation()))) {
            return files.toList();
        }
    }

    /** Files of the store, whole or not, that begin as this content does. */
    private List<Path> contentsLike(byte[] content) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> beginsWith(file, Arrays.copyOf(content, 36)))
                    .toList();
        }
    }

    private static boolean beginsWith(Path file, byte[] start) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(start.length), start);
        } catch (IOException gone) {
            return false;
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String placeOf(byte[] content) {
        String hash = Sha256.of(content);
        return hash.substring(0, 2) + "/" + hash;
    }
}
