package io.redress.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Function;
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

    /**
     * Takes as long as what is about this case, and a thousandth of what the rest would take, but for what {@link
     * AnchorWriter#index} has not come to yet. Lines about other cases are not looked at; {@link #readAll} does.
     */
    Lines read(String caseNumber) {
        List<Anchor> anchors = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        scan(month -> month.about(caseNumber), anchors::add, findings::add);
        return new Lines(
                anchors.stream()
                        .filter(anchor -> anchor.caseNumber().equals(caseNumber))
                        .toList(),
                findings);
    }

    All readAll() {
        All all = new All();
        scan(
                AnchorMonth::all,
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

    private void scan(
            Function<AnchorMonth, AnchorMonth.Found> reading, Consumer<Anchor> anchors, Consumer<Finding> findings) {
        @Nullable String previous = null;
        for (Path month : months()) {
            AnchorMonth.Found found = reading.apply(new AnchorMonth(month, previous));
            found.anchors().forEach(anchors);
            found.findings().forEach(findings);
            previous = found.last();
        }
    }
}
