package io.redress.evidence.upload;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What keeps an upload from going on; the statuses are those of the tus protocol. */
final class UploadProblem extends ApiProblem {

    private UploadProblem(HttpStatus status, String code, String detail, Map<String, Object> extras) {
        super(status, code, detail, extras);
    }

    static UploadProblem offsetMismatch(long offset) {
        return new UploadProblem(
                HttpStatus.CONFLICT,
                "upload-offset-mismatch",
                "Go on from byte %d, which HEAD tells, too.".formatted(offset),
                Map.of("field", "Upload-Offset", "offset", offset));
    }

    static UploadProblem inUse() {
        return new UploadProblem(
                HttpStatus.LOCKED,
                "upload-in-use",
                "Another request is still sending to this upload. Wait until it has ended, then ask with HEAD.",
                Map.of());
    }

    static UploadProblem expired() {
        return new UploadProblem(
                HttpStatus.GONE,
                "upload-expired",
                "This upload took too long and is removed. Begin a new one.",
                Map.of());
    }

    static UploadProblem tooLong(long left) {
        return new UploadProblem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "upload-too-long",
                "Only %d bytes are left of the length that was announced.".formatted(left),
                Map.of("field", "Upload-Length", "leftBytes", left));
    }

    static UploadProblem brokenOff(long offset) {
        return new UploadProblem(
                HttpStatus.BAD_REQUEST,
                "upload-broken-off",
                "The connection broke off. Go on from byte %d.".formatted(offset),
                Map.of("offset", offset));
    }

    static UploadProblem otherVersion() {
        return new UploadProblem(
                HttpStatus.PRECONDITION_FAILED,
                "tus-version",
                "Send Tus-Resumable: 1.0.0; no other version of the protocol is spoken here.",
                Map.of("field", "Tus-Resumable"));
    }
}
