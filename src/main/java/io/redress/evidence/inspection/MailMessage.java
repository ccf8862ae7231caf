package io.redress.evidence.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** An e-mail, walked through part by part without keeping any of it. */
final class MailMessage {

    private static final int MOST_PARTS = 1_000;
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST_HEADERS = 1_000;

    /** The text of the mail itself, in the forms in which mail programs send it. */
    private static final Set<String> TEXTS = Set.of("text/plain", "text/html", "text/enriched");

    /** What a mail carries besides files, and no program opens by itself. */
    private static final Set<String> HARMLESS = Set.of(
            "message/delivery-status",
            "message/disposition-notification",
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature");

    private static final Set<String> ENCRYPTED = Set.of(
            "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted", "multipart/encrypted");

    private MailMessage() {}

    /**
     * Looks at each attachment.
     *
     * @throws FileRefused if it is encrypted, or has too many parts, or an attachment is refused
     */
    static void check(InputStream mail, Budget budget, Attachment each) throws IOException {
        MimeTokenStream parts = new MimeTokenStream(new MimeConfig.Builder()
                .setMaxLineLen(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxHeaderLen(LONGEST_LINE)
                .build());
        parts.setRecursionMode(RecursionMode.M_RECURSE);
        parts.parse(mail);
        try {
            walk(parts, budget, each);
        } catch (MimeException damaged) {
            throw new FileRefused(Refusal.TOO_COMPLEX);
        }
    }

    private static void walk(MimeTokenStream parts, Budget budget, Attachment each) throws IOException, MimeException {
        Disposition disposition = Disposition.NONE;
        int seen = 0;
        for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
            budget.checkTime();
            switch (state) {
                case T_START_HEADER -> {
                    disposition = Disposition.NONE;
                    if (++seen > MOST_PARTS) {
                        throw new FileRefused(Refusal.TOO_COMPLEX);
                    }
                }
                case T_FIELD -> disposition = disposition.with(parts.getField());
                case T_START_MULTIPART -> refuseEncrypted(parts.getBodyDescriptor());
                case T_BODY -> {
                    BodyDescriptor body = parts.getBodyDescriptor();
                    refuseEncrypted(body);
                    String type = typeOf(body);
                    if (disposition.isFile() || !TEXTS.contains(type) && !HARMLESS.contains(type)) {
                        try (InputStream content = budget.counted(parts.getDecodedInputStream())) {
                            each.check(disposition.name(), type, content);
                        }
                    }
                }
                default -> {
                    // Nothing to look at.
                }
            }
        }
    }

    private static void refuseEncrypted(BodyDescriptor body) {
        if (ENCRYPTED.contains(typeOf(body))) {
            throw new FileRefused(Refusal.ENCRYPTED);
        }
    }

    private static String typeOf(BodyDescriptor body) {
        return body.getMimeType().toLowerCase(Locale.ROOT);
    }

    /** What to do with each file that is attached. */
    interface Attachment {

        /**
         * @param name as the mail gives it; {@code null} if it gives none
         * @param type as the mail declares it
         */
        void check(@Nullable String name, String type, InputStream content) throws IOException;
    }

    /** What the header of a part says about it as a file. */
    private record Disposition(boolean attached, @Nullable String name) {

        static final Disposition NONE = new Disposition(false, null);

        Disposition with(Field field) {
            String header = field.getName().toLowerCase(Locale.ROOT);
            if (!header.equals("content-disposition") && !header.equals("content-type")) {
                return this;
            }
            String body = field.getBody();
            boolean attachment = header.equals("content-disposition")
                    && body.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
            String found = Parameters.nameIn(body);
            return new Disposition(
                    attached || attachment,
                    found == null ? name : DecoderUtil.decodeEncodedWords(found, DecodeMonitor.SILENT));
        }

        boolean isFile() {
            return attached || name != null;
        }
    }
}
