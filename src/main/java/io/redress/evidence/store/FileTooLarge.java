package io.redress.evidence.store;

import io.redress.web.ApiProblem;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** 413: a file is larger than {@code redress.evidence.largest-file}. */
public final class FileTooLarge extends ApiProblem {

    public FileTooLarge(DataSize largest) {
        super(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "file-too-large",
                "A file has at most %s. Send a shorter video or a smaller scan, or split it."
                        .formatted(inWords(largest)),
                Map.of("field", "file", "maxBytes", largest.toBytes()));
    }

    private static String inWords(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MiB" : size.toBytes() + " bytes";
    }
}
