package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.audit.EventChain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one of the anchor's files, and sees whether it is unchanged: all of it, or what may be about one case. */
final class AnchorMonth {

    /**
     * What was read.
     *
     * @param last the hash of the last line, of this file or, if it has none, of the one before; null if there is none
     */
    record Found(
            List<Anchor> anchors,
            List<Finding> findings,
            @Nullable String last) {}

    private static final Logger log = LoggerFactory.getLogger(AnchorMonth.class);

    private final Path file;
    private final @Nullable String previous;

    /** @param previous the hash of the last line of the file before; null for the first, before which others may have been */
    AnchorMonth(Path file, @Nullable String previous) {
        this.file = file;
        this.previous = previous;
    }

    /** Every line, and whether the index says what is there. */
    Found all() {
        Found found = lines(line -> true);
        try {
            if (found.findings().isEmpty() && !isAsItsIndexSays()) {
                found.findings().add(unlike());
            }
        } catch (IOException unreadable) {
            warn(unreadable);
        }
        return found;
    }

    /** What is about one case, of the blocks that may name it and of the lines that are in no block yet. */
    Found about(String caseNumber) {
        Predicate<String> naming = line -> line.contains(AnchorLine.naming(caseNumber));
        try {
            Optional<Found> byIndex = byIndex(AnchorBlock.bitsOf(caseNumber), naming);
            if (byIndex.isPresent()) {
                return byIndex.get();
            }
        } catch (IOException unreadable) {
            warn(unreadable);
            return lines(naming);
        }
        Found found = lines(naming);
        if (found.findings().isEmpty()) {
            found.findings().add(unlike());
        }
        return found;
    }

    private void warn(IOException unreadable) {
        log.warn("{} is read without its index: {}", file, unreadable.getMessage());
    }

    /** @return empty if something is not as the index says, so that the lines have to tell what it is */
    private Optional<Found> byIndex(BitSet bits, Predicate<String> naming) throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ);
                AnchorIndex.Blocks blocks = new AnchorIndex(file).blocks()) {
            for (Optional<AnchorBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
                AnchorBlock block = next.get();
                if (block.from() == 0 && previous != null && !previous.equals(block.previous())) {
                    return Optional.empty();
                }
                if (block.mayName(bits)) {
                    byte[] bytes = AnchorIndex.bytes(content, block.from(), block.to());
                    if (!block.holds(bytes)) {
                        return Optional.empty();
                    }
                    new String(bytes, UTF_8)
                            .lines()
                            .filter(naming)
                            .forEach(line -> AnchorLine.parse(line).ifPresent(anchors::add));
                }
            }
            AnchorBlock last = blocks.last();
            if (last != null && content.size() < last.to()) {
                return Optional.empty();
            }
            Found rest = last == null ? lines(naming) : lines(naming, last.to(), last.lines(), last.last());
            anchors.addAll(rest.anchors());
            return Optional.of(new Found(anchors, rest.findings(), rest.last()));
        }
    }

    /** Whether each block is what it was when it was taken up; its lines may follow each other and be others. */
    private boolean isAsItsIndexSays() throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ);
                AnchorIndex.Blocks blocks = new AnchorIndex(file).blocks()) {
            long lines = 0;
            for (Optional<AnchorBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
                AnchorBlock known = next.get();
                byte[] bytes = AnchorIndex.bytes(content, known.from(), known.to());
                if (AnchorBlock.of(bytes, known.from(), lines)
                        .filter(known::equals)
                        .isEmpty()) {
                    return false;
                }
                lines = known.lines();
            }
            return true;
        }
    }

    private Found lines(Predicate<String> wanted) {
        return lines(wanted, 0, 0, previous);
    }

    private Found lines(Predicate<String> wanted, long from, long linesBefore, @Nullable String before) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), before);
        @Nullable String last = before;
        long number = linesBefore;
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(content.position(from)), UTF_8.newDecoder()))) {
            boolean complete = endsWithLine(content);
            String next = lines.readLine();
            while (next != null) {
                String line = next;
                next = lines.readLine();
                number++;
                if (next == null && !complete && !AnchorLine.isOne(line)) {
                    // It is being written, or a crash cut it short; the next writer begins it anew.
                    break;
                }
                if (last == null ? !AnchorLine.isOne(line) : !AnchorLine.follows(line, last)) {
                    found.findings()
                            .add(Finding.of(
                                    FindingCode.ANCHOR_FILE_CHANGED,
                                    "Line %d of %s does not follow the line before it: a line was changed, removed or put in."
                                            .formatted(number, file.getFileName())));
                }
                last = EventChain.sha256(line.getBytes(UTF_8));
                if (wanted.test(line)) {
                    AnchorLine.parse(line).ifPresent(found.anchors()::add);
                }
            }
        } catch (IOException cause) {
            found.findings().add(unreadable(cause));
        }
        return new Found(found.anchors(), found.findings(), last);
    }

    private static boolean endsWithLine(FileChannel content) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return content.size() == 0 || content.read(last, content.size() - 1) == 1 && last.get(0) == '\n';
    }

    private Finding unlike() {
        return Finding.of(
                FindingCode.ANCHOR_FILE_CHANGED,
                "%1$s is not what its index says, though each of its lines follows the one before: lines were written anew, or cut off, or the index was changed. Compare %1$s with your copy elsewhere; if they are the same, remove its index, which is then made again."
                        .formatted(file.getFileName()));
    }

    private Finding unreadable(IOException cause) {
        return Finding.of(
                FindingCode.ANCHOR_FILE_CHANGED,
                "%s cannot be read to its end: %s".formatted(file.getFileName(), cause.getMessage()));
    }
}
