package io.redress.evidence.inspection;

import io.redress.web.InvalidInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * Tells what a file is from its content, and refuses what is not taken as evidence or pretends to be something else.
 * The name and the type that the client declared can only make it refuse more, never less.
 */
@Component
public class ContentInspection {

    private static final int LOOK_AHEAD = 1 << 16;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /**
     * The kind of a file.
     *
     * @throws InvalidInput {@code empty-file}, or {@code media-type-mismatch} if name or declared type say otherwise
     * @throws MediaTypeNotAllowed if it is of no kind that is taken
     */
    public FileKind inspect(Upload upload) throws IOException {
        FileName name = FileName.of(upload.fileName());
        String detected = typeOf(upload.content());
        List<FileKind> candidates = FileKind.of(detected);
        if (candidates.isEmpty()) {
            throw new MediaTypeNotAllowed(detected);
        }
        FileKind kind = name.extension() == null ? candidates.get(0) : fitting(candidates, name);
        FileKind.declared(normalized(upload.mediaType()))
                .filter(declared -> !candidates.contains(declared))
                .ifPresent(declared -> {
                    throw mismatch(
                            "The file is declared as %s, but it is %s.".formatted(declared.label(), kind.label()));
                });
        return kind;
    }

    private static FileKind fitting(List<FileKind> candidates, FileName name) {
        return candidates.stream()
                .filter(kind -> kind.hasExtension(name.extension()))
                .findFirst()
                .orElseThrow(() -> mismatch("The name ends in .%s, but the file is %s. Give it the name it had first."
                        .formatted(name.extension(), candidates.get(0).label())));
    }

    private String typeOf(InputStreamSource content) throws IOException {
        byte[] start;
        try (InputStream stream = content.getInputStream()) {
            start = stream.readNBytes(LOOK_AHEAD);
        }
        if (start.length == 0) {
            throw new InvalidInput("empty-file", "file", "The file is empty.");
        }
        String type;
        try (InputStream stream = new BufferedInputStream(content.getInputStream())) {
            type = types.detect(stream, new Metadata()).getBaseType().toString();
        }
        return switch (type) {
            case "video/quicktime" -> Containers.isoMedia(start);
            case "application/x-matroska" -> Containers.matroska(start);
            case "application/zip", "application/x-tika-ooxml" -> zipped(content);
            case "text/plain", "application/octet-stream" -> PlainText.typeOf(start, type);
            case "image/heic-sequence", "image/heif-sequence" -> "image/heif";
            default -> type;
        };
    }

    private static String zipped(InputStreamSource content) throws IOException {
        // A ZIP says at its end what is in it.
        Path copy = Files.createTempFile("redress-", ".zip");
        try (InputStream stream = content.getInputStream()) {
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
            return Containers.officeDocument(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private @Nullable String normalized(@Nullable String declared) {
        MediaType type = MediaType.parse(declared);
        return type == null
                ? null
                : types.getMediaTypeRegistry().normalize(type.getBaseType()).toString();
    }

    private static InvalidInput mismatch(String detail) {
        return new InvalidInput("media-type-mismatch", "file", detail);
    }
}
