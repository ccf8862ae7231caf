package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.audit.EventChain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An anchor in a folder of its own, of two months of 2026. */
record AnchorFolder(Path path) {

    AnchorFiles files() {
        return new AnchorFiles(new CustodyProperties(path, Duration.ofMinutes(1)));
    }

    AnchorWriter writer() {
        return new AnchorWriter(files());
    }

    void append(Instant month, Anchor... anchors) throws IOException {
        writer().append(List.of(anchors), month);
    }

    Path march() {
        return path.resolve("anchors-2026-03.jsonl");
    }

    Path april() {
        return path.resolve("anchors-2026-04.jsonl");
    }

    static Anchor anchor(Instant at, String caseNumber, int seq) {
        return new Anchor(at, caseNumber, seq, EventChain.sha256((caseNumber + seq).getBytes(UTF_8)));
    }
}
