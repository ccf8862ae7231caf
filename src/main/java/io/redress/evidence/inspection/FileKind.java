package io.redress.evidence.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of file that are taken as evidence: those that a mediator can look at without harm. */
public enum FileKind {
    JPEG("JPEG", "image/jpeg", Set.of("jpg", "jpeg", "jpe", "jfif"), Set.of()),
    PNG("PNG", "image/png", Set.of("png"), Set.of()),
    WEBP("WebP", "image/webp", Set.of("webp"), Set.of()),
    HEIC("HEIC", "image/heic", Set.of("heic", "heif", "hif"), Set.of("image/heif")),
    MP4("MP4", "video/mp4", Set.of("mp4", "m4v"), Set.of("video/x-m4v", "video/quicktime")),
    MOV("MOV", "video/quicktime", Set.of("mov", "qt"), Set.of("video/mp4")),
    WEBM("WebM", "video/webm", Set.of("webm"), Set.of()),
    PDF("PDF", "application/pdf", Set.of("pdf"), Set.of()),
    // A mail's text without its name is a text, and a mail without its usual headers looks like one.
    TEXT("plain text", "text/plain", Set.of("txt", "text"), Set.of("message/rfc822")),
    EML("EML", "message/rfc822", Set.of("eml"), Set.of("text/plain")),
    DOCX("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx"), Set.of()),
    XLSX("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx"), Set.of()),
    /** Only if the configuration allows it, and everything in it is taken. */
    ZIP("ZIP", "application/zip", Set.of("zip"), Set.of());

    /** For people: {@code JPEG, PNG, …}. */
    public static final String IN_WORDS = Arrays.stream(values())
            .filter(kind -> !kind.name().equals("ZIP"))
            .map(kind -> kind.label)
            .collect(Collectors.joining(", "));

    private final String label;
    private final String mediaType;
    private final Set<String> extensions;
    private final Set<String> looksLike;

    FileKind(String label, String mediaType, Set<String> extensions, Set<String> looksLike) {
        this.label = label;
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.looksLike = looksLike;
    }

    public String label() {
        return label;
    }

    public String mediaType() {
        return mediaType;
    }

    boolean hasExtension(@Nullable String extension) {
        return extension != null && extensions.contains(extension);
    }

    /** What a content of this type can be, the likeliest first; empty if it is nothing that is taken. */
    static List<FileKind> of(String mediaType) {
        List<FileKind> exact = Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .toList();
        List<FileKind> alike = Arrays.stream(values())
                .filter(kind -> kind.looksLike.contains(mediaType))
                .toList();
        return Stream.concat(exact.stream(), alike.stream()).toList();
    }

    /** The kind that a client declares; empty if it says nothing that tells. */
    static Optional<FileKind> declared(@Nullable String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }
}
