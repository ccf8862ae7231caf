package io.redress.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.evidence.preview.Preview;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers with a content that a stranger wrote: to be saved, not shown; of the type that it was found to be, not the one
 * that a browser guesses; and if it is shown all the same, without scripts, forms or an origin.
 */
final class Download {

    private Download() {}

    /** What a browser shows without taking it for a page: pictures, videos, plain text and PDF. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "video/mp4",
            "video/quicktime",
            "video/webm",
            MediaType.TEXT_PLAIN_VALUE,
            MediaType.APPLICATION_PDF_VALUE);

    /** Without scripts, forms or an origin. */
    private static final String SEALED = "sandbox; default-src 'none'";

    /** A sandbox would shut out the browser's own viewer of PDF, which runs apart from our pages anyway. */
    private static final String PDF = "default-src 'none'; object-src 'self'";

    static ResponseEntity<Resource> of(EvidenceContent content) {
        return answer(content, ContentDisposition.attachment(), SEALED);
    }

    /** On a page of staff; what no browser shows safely is to be saved there, too. */
    static ResponseEntity<Resource> shown(EvidenceContent content) {
        String mediaType = content.evidence().mediaType();
        return SHOWN.contains(mediaType)
                ? answer(
                        content,
                        ContentDisposition.inline(),
                        mediaType.equals(MediaType.APPLICATION_PDF_VALUE) ? PDF : SEALED)
                : of(content);
    }

    private static ResponseEntity<Resource> answer(
            EvidenceContent content, ContentDisposition.Builder disposition, String policy) {
        EvidenceView evidence = content.evidence();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(evidence.mediaType()))
                .contentLength(evidence.size())
                .eTag(evidence.sha256())
                // Whether one may still read it is asked each time; the bytes need not travel again.
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        named(disposition, evidence.fileName()).toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy)
                .body(new Bytes(content));
    }

    /** A picture that was made here; nothing in it is a stranger's but what it shows. */
    static ResponseEntity<byte[]> of(Preview preview) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(preview.mediaType()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", SEALED)
                .body(preview.bytes());
    }

    /** Can be opened anew for each range that a client asks for, and is verified each time. */
    private static final class Bytes extends AbstractResource {

        private final EvidenceContent content;

        Bytes(EvidenceContent content) {
            this.content = content;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return content.bytes().getInputStream();
        }

        @Override
        public long contentLength() {
            return content.evidence().size();
        }

        @Override
        public String getDescription() {
            return "evidence " + content.evidence().id();
        }
    }

    /** RFC 6266, and RFC 8187 for a name that is not ASCII. */
    private static ContentDisposition named(ContentDisposition.Builder disposition, String fileName) {
        return US_ASCII.newEncoder().canEncode(fileName)
                ? disposition.filename(fileName).build()
                : disposition.filename(fileName, UTF_8).build();
    }
}
