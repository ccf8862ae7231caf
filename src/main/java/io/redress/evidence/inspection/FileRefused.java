package io.redress.evidence.inspection;

import io.redress.web.ApiProblem;
import java.util.Map;

/** A file is not taken, for a reason that its owner is told. */
public final class FileRefused extends ApiProblem {

    private final Refusal refusal;

    FileRefused(Refusal refusal) {
        this(refusal, refusal.advice());
    }

    FileRefused(Refusal refusal, String detail) {
        this(refusal, detail, Map.of("field", "file"));
    }

    private FileRefused(Refusal refusal, String detail, Map<String, Object> extras) {
        super(refusal.status(), refusal.code(), detail, extras);
        this.refusal = refusal;
    }

    /** @param detected what the content is, not what its name says */
    static FileRefused otherKind(String detected) {
        return new FileRefused(
                Refusal.OTHER_KIND,
                "This file is %s. Taken as evidence are: %s.".formatted(detected, FileKind.IN_WORDS),
                Map.of("field", "file", "detected", detected));
    }

    /** The same for the whole of which this file is a part. */
    FileRefused in(String whole, String name) {
        if (refusal == Refusal.ARCHIVE_BOMB
                || refusal == Refusal.TOO_COMPLEX
                || refusal == Refusal.DANGEROUS_ATTACHMENT) {
            return this;
        }
        return new FileRefused(
                Refusal.DANGEROUS_ATTACHMENT,
                "“%s” in this %s: %s".formatted(name, whole, getMessage()),
                Map.of("field", "file", "attachment", name, "because", refusal.code()));
    }

    public Refusal refusal() {
        return refusal;
    }
}
