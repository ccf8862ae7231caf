package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.audit.EventChain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The anchor's files, a file a month, to be read. Each line holds the hash of the line before it, over the end of a
 * file on to the next: a line that was changed, removed or put in shows. Old files may be moved away, oldest first.
 */
@Component
class AnchorFiles {

    /** What is known of one case, and what is wrong with the files themselves. */
    record Lines(List<Anchor> anchors, List<Finding> findings) {}

    /** What is known of all cases. */
    static final class All {

        private final Map<String, List<Anchor>> byCase = new LinkedHashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        /** The anchors of a case, which is then no longer among the rest. */
        List<Anchor> take(String caseNumber) {
            List<Anchor> taken = byCase.remove(caseNumber);
            return taken == null ? List.of() : taken;
        }

        Map<String, List<Anchor>> rest() {
            return byCase;
        }

        List<Finding> findings() {
            return findings;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(AnchorFiles.class);

    private final Path directory;

    AnchorFiles(CustodyProperties properties) {
        this.directory = properties.anchorDirectory().toAbsolutePath().normalize();
    }

    Lines read(String caseNumber) {
        String named = AnchorLine.naming(caseNumber);
        List<Anchor> anchors = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        scan(line -> line.contains(named), anchors::add, findings::add);
        return new Lines(
                anchors.stream()
                        .filter(anchor -> anchor.caseNumber().equals(caseNumber))
                        .toList(),
                findings);
    }

    All readAll() {
        All all = new All();
        scan(
                line -> true,
                anchor -> all.byCase
                        .computeIfAbsent(anchor.caseNumber(), number -> new ArrayList<>())
                        .add(anchor),
                all.findings::add);
        return all;
    }

    /** When the last anchor was written; empty if there is none. Reads the end of a file only. */
    Optional<Instant> latest() {
        List<Path> months = months();
        for (int i = months.size() - 1; i >= 0; i--) {
            try {
                Optional<Anchor> last = new AnchorTail(months.get(i)).last();
                if (last.isPresent()) {
                    return last.map(Anchor::at);
                }
            } catch (IOException unreadable) {
                log.warn("{} cannot be read: {}", months.get(i), unreadable.getMessage());
            }
        }
        return Optional.empty();
    }

    /**
     * Every anchor since then, oldest first, of the files that can be read; says nothing of whether they are unchanged.
     * Takes as long as these are many, whatever was written before.
     */
    void since(Instant at, Consumer<Anchor> anchors) {
        String first = AnchorLine.fileOf(at);
        for (Path month : months()) {
            if (month.getFileName().toString().compareTo(first) >= 0) {
                try {
                    new AnchorTail(month).since(at, anchors);
                } catch (IOException unreadable) {
                    log.warn("{} cannot be read: {}", month, unreadable.getMessage());
                }
            }
        }
    }

    Path directory() {
        return directory;
    }

    /** The files of all months, oldest first. */
    List<Path> months() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> AnchorLine.FILE
                            .matcher(file.getFileName().toString())
                            .matches())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void scan(Predicate<String> wanted, Consumer<Anchor> anchors, Consumer<Finding> findings) {
        @Nullable String previous = null;
        for (Path month : months()) {
            int number = 0;
            try (BufferedReader lines = Files.newBufferedReader(month, UTF_8)) {
                boolean complete = endsWithLine(month);
                String next = lines.readLine();
                while (next != null) {
                    String line = next;
                    next = lines.readLine();
                    number++;
                    if (next == null && !complete && !AnchorLine.isOne(line)) {
                        // It is being written, or a crash cut it short; the next writer begins it anew.
                        break;
                    }
                    if (previous == null ? !AnchorLine.isOne(line) : !AnchorLine.follows(line, previous)) {
                        findings.accept(Finding.of(
                                FindingCode.ANCHOR_FILE_CHANGED,
                                "Line %d of %s does not follow the line before it: a line was changed, removed or put in."
                                        .formatted(number, month.getFileName())));
                    }
                    previous = EventChain.sha256(line.getBytes(UTF_8));
                    if (wanted.test(line)) {
                        AnchorLine.parse(line).ifPresent(anchors);
                    }
                }
            } catch (IOException cause) {
                findings.accept(Finding.of(
                        FindingCode.ANCHOR_FILE_CHANGED,
                        "%s cannot be read to its end: %s".formatted(month.getFileName(), cause.getMessage())));
            }
        }
    }

    private static boolean endsWithLine(Path file) throws IOException {
        try (SeekableByteChannel content = Files.newByteChannel(file)) {
            if (content.size() == 0) {
                return true;
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            content.position(content.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }
}
