package io.redress.evidence;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** 413: the file is small enough, but there is more already than a case or a party may have; says what is left. */
final class LimitReached extends ApiProblem {

    private LimitReached(String code, String detail, Share most, Share left) {
        super(
                HttpStatus.PAYLOAD_TOO_LARGE,
                code,
                detail,
                Map.of(
                        "field",
                        "file",
                        "maxBytes",
                        most.bytes(),
                        "maxPieces",
                        most.pieces(),
                        "leftBytes",
                        left.bytes(),
                        "leftPieces",
                        left.pieces()));
    }

    static LimitReached ofCase(Share most, Share left) {
        return new LimitReached(
                "case-limit-reached",
                "One side may hand in %s for a case. Left to yours: %s. Leave out what shows the same twice, or send smaller files."
                        .formatted(inWords(most), inWords(left)),
                most,
                left);
    }

    static LimitReached ofParty(Share most, Share left) {
        return new LimitReached(
                "party-limit-reached",
                "You may have handed in %s for all your open cases together. Left: %s. It grows when a case is closed."
                        .formatted(inWords(most), inWords(left)),
                most,
                left);
    }

    private static String inWords(Share share) {
        return "%d %s with %s".formatted(share.pieces(), share.pieces() == 1 ? "piece" : "pieces", size(share.bytes()));
    }

    static String size(long bytes) {
        DataSize size = DataSize.ofBytes(bytes);
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MiB" : bytes + " bytes";
    }
}
