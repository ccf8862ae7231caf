package io.redress.desk;

import io.redress.evidence.EvidenceStatus;
import io.redress.evidence.EvidenceView;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence in the gallery.
 *
 * @param exhibit how it is cited: {@code B3} is the third that the buyer handed in
 * @param who handed it in
 * @param supersededBy the exhibit that was handed in in its place; {@code null} for none
 * @param supersedes the exhibit in whose place it was handed in; {@code null} for none
 * @param address of its content and preview, without the last part
 */
public record Piece(
        EvidenceView item,
        String exhibit,
        String who,
        @Nullable String supersededBy,
        @Nullable String supersedes,
        String address) {

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");
    private static final long LONGEST_TEXT_SHOWN = 64_000;
    private static final int SHORT_HASH = 12;

    public String anchor() {
        return exhibit.toLowerCase(Locale.ROOT);
    }

    /** Whether this reader gets its content. */
    public boolean isReadable() {
        return item.erasedAt() == null && !item.isWaiting() && item.status() != EvidenceStatus.REFUSED;
    }

    public boolean isPicture() {
        return isReadable() && PICTURES.contains(item.mediaType());
    }

    public boolean isVideo() {
        return isReadable() && item.mediaType().startsWith("video/");
    }

    public boolean isPdf() {
        return isReadable() && item.mediaType().equals("application/pdf");
    }

    /** A text that is short enough to be read in its place. */
    public boolean isShownText() {
        return isReadable() && item.mediaType().equals("text/plain") && item.size() <= LONGEST_TEXT_SHOWN;
    }

    public String content() {
        return address + "/content";
    }

    public String preview(int size) {
        return address + "/preview?size=" + size;
    }

    public String shortHash() {
        return item.sha256().substring(0, SHORT_HASH);
    }

    /** Why it does not count, or cannot be read; {@code null} if it does and can. */
    public @Nullable String state() {
        if (item.erasedAt() != null) {
            return "Erased on request. Its hash stays; the timeline says why.";
        }
        return switch (item.status()) {
            case UNSCANNED -> "Waits to be scanned for malware. It counts, and can be read, when it has been.";
            case REFUSED -> "Refused: the scanner found malware in it. Nobody gets its content.";
            case SUPERSEDED ->
                supersededBy == null ? "Superseded." : "Superseded by " + supersededBy + "; it no longer counts.";
            case SUBMITTED -> null;
        };
    }

    /** {@code PDF}, {@code MP4}, {@code plain text}. */
    public String kind() {
        String subtype = item.mediaType().substring(item.mediaType().indexOf('/') + 1);
        return switch (item.mediaType()) {
            case "text/plain" -> "Text";
            case "message/rfc822" -> "Mail";
            case "video/quicktime" -> "MOV";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> "DOCX";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> "XLSX";
            default -> subtype.toUpperCase(Locale.ROOT);
        };
    }
}
