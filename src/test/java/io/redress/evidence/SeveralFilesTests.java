package io.redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redress.RedressApi.Answer;
import io.redress.evidence.inspection.SampleFiles;
import io.redress.evidence.store.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Several files in one request are taken all or none")
class SeveralFilesTests extends EvidenceHttpTest {

    private static final byte[] PHOTO = SampleFiles.png();
    private static final byte[] INVOICE = SampleFiles.pdf();

    @Test
    void eachIsEchoedWithItsSizeAndHash() {
        Answer taken = send(new Form()
                        .field("type", "PHOTO")
                        .field("type", "INVOICE")
                        .field("description", "The crack, from above")
                        .field("description", "Paid, by bank")
                        .file("lamp.png", "image/png", PHOTO)
                        .file("a.pdf", "application/pdf", INVOICE))
                .expect(201);

        assertThat(taken.at("/items")).hasSize(2);
        assertThat(taken.text("/items/0/type")).isEqualTo("PHOTO");
        assertThat(taken.text("/items/0/sha256")).isEqualTo(Sha256.of(PHOTO));
        assertThat(taken.text("/items/1/description")).isEqualTo("Paid, by bank");
        assertThat(taken.at("/items/1/size").asInt()).isEqualTo(INVOICE.length);
        assertThat(buyer.get(path("/evidence")).at("/items")).isEqualTo(taken.at("/items"));
        assertThat(events("case.evidence_submitted")).hasSize(2);
    }

    @Test
    void whatIsSaidOnceIsSaidOfAll() {
        Answer taken = send(new Form()
                        .field("type", "PHOTO")
                        .field("description", "The lamps, unpacked")
                        .file("1.png", "image/png", PHOTO)
                        .file("2.jpg", "image/jpeg", SampleFiles.jpeg()))
                .expect(201);

        assertThat(taken.body().findValuesAsText("type")).containsExactly("PHOTO", "PHOTO");
        assertThat(taken.body().findValuesAsText("description")).containsOnly("The lamps, unpacked");
    }

    @Test
    void oneThatIsRefusedIsNamedAndNoneIsTaken() {
        Answer refused = send(new Form()
                        .field("type", "PHOTO")
                        .file("1.png", "image/png", PHOTO)
                        .file("2.gif", "image/gif", SampleFiles.gif()))
                .expect(415);

        assertThat(refused.text("/code")).isEqualTo("media-type-not-allowed");
        assertThat(refused.text("/field")).isEqualTo("file[1]");
        assertThat(refused.text("/fileName")).isEqualTo("2.gif");
        assertThat(refused.text("/detail")).startsWith("2.gif: ").endsWith("None of the files was taken.");
        assertThat(buyer.get(path("/evidence")).at("/items")).isEmpty();
    }

    @Test
    void oneThatTheCaseRefusesTakesTheOthersWithIt() {
        String old = buyer.upload(number, "PHOTO", "1.png", "image/png", PHOTO)
                .expect(201)
                .text("/id");

        send(new Form()
                        .field("type", "PHOTO")
                        .field("supersedes", old)
                        .field("supersedes", old)
                        .file("2.jpg", "image/jpeg", SampleFiles.jpeg())
                        .file("3.webp", "image/webp", SampleFiles.webp()))
                .expect(422);

        assertThat(buyer.get(path("/evidence")).at("/items")).hasSize(1);
        assertThat(buyer.get(path("/evidence")).text("/items/0/status")).isEqualTo("SUBMITTED");
    }

    @Test
    void oneOfThemMayReplaceAnother() {
        String old = buyer.upload(number, "PHOTO", "1.png", "image/png", PHOTO)
                .expect(201)
                .text("/id");

        Answer taken = send(new Form()
                        .field("type", "PHOTO")
                        .field("supersedes", "")
                        .field("supersedes", old)
                        .file("a.pdf", "application/pdf", INVOICE)
                        .file("2.jpg", "image/jpeg", SampleFiles.jpeg()))
                .expect(201);

        assertThat(taken.at("/items/0/supersedes").isMissingNode()).isTrue();
        assertThat(taken.text("/items/1/supersedes")).isEqualTo(old);
    }

    @Test
    void fieldsThatFitNoFileAreRefused() {
        Answer refused = send(new Form()
                        .field("type", "PHOTO")
                        .field("type", "INVOICE")
                        .file("1.png", "image/png", PHOTO)
                        .file("2.jpg", "image/jpeg", SampleFiles.jpeg())
                        .file("a.pdf", "application/pdf", INVOICE))
                .expect(422);

        assertThat(refused.text("/code")).isEqualTo("fields-do-not-match");
        assertThat(refused.text("/field")).isEqualTo("type");
    }

    @Test
    void oneRequestBringsTwentyAtMost() {
        Form form = new Form().field("type", "OTHER");
        for (int index = 0; index <= 20; index++) {
            form.file(index + ".txt", "text/plain", ("Letter " + index).getBytes(UTF_8));
        }

        Answer refused = send(form).expect(413);

        assertThat(refused.text("/code")).isEqualTo("request-too-large");
        assertThat(refused.at("/maxPieces").asInt()).isEqualTo(20);
    }

    @Test
    void sentAgainTheyAreTheSamePieces() {
        Form form = new Form()
                .field("type", "PHOTO")
                .file("1.png", "image/png", PHOTO)
                .file("2.jpg", "image/jpeg", SampleFiles.jpeg());
        Answer first = send(form).expect(201);

        assertThat(send(form).expect(200).body()).isEqualTo(first.body());
    }

    private Answer send(Form form) {
        return buyer.post(path("/evidence"), "multipart/form-data; boundary=form", form.body());
    }

    private static final class Form {

        private final List<byte[]> parts = new ArrayList<>();

        Form field(String name, String value) {
            parts.add(("Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value).getBytes(UTF_8));
            return this;
        }

        Form file(String name, String mediaType, byte[] content) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            part.writeBytes(("Content-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                    .getBytes(UTF_8));
            part.writeBytes(content);
            parts.add(part.toByteArray());
            return this;
        }

        byte[] body() {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                body.writeBytes("--form\r\n".getBytes(UTF_8));
                body.writeBytes(part);
                body.writeBytes("\r\n".getBytes(UTF_8));
            }
            body.writeBytes("--form--\r\n".getBytes(UTF_8));
            return body.toByteArray();
        }
    }
}
