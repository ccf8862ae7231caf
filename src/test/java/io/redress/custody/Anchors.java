package io.redress.custody;

import io.redress.audit.EventChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/** Lets a test say when the ends of chains are written down. */
public final class Anchors {

    private static final int BATCH = 10_000;

    private Anchors() {}

    public static void write(ApplicationContext context) {
        context.getBean(Anchoring.class).writeAndIndex();
    }

    /** As every minute, as often as it takes. */
    public static void index(ApplicationContext context) throws IOException {
        AnchorFiles files = context.getBean(AnchorFiles.class);
        for (long before = -1, now = 0; now > before; ) {
            before = now;
            new AnchorWriter(files).index();
            now = sizeOfIndexes(files);
        }
    }

    private static long sizeOfIndexes(AnchorFiles files) throws IOException {
        long size = 0;
        for (Path month : files.months()) {
            Path index = month.resolveSibling(month.getFileName().toString().replace(".jsonl", ".index"));
            size += Files.exists(index) ? Files.size(index) : 0;
        }
        return size;
    }

    /** Lines as so many changes of other cases would have left, this month. */
    public static void ofOthers(ApplicationContext context, int lines) throws IOException {
        AnchorWriter writer = new AnchorWriter(context.getBean(AnchorFiles.class));
        Instant now = context.getBean(Clock.class).instant().truncatedTo(ChronoUnit.MILLIS);
        for (int from = 0; from < lines; from += BATCH) {
            writer.append(
                    IntStream.range(from, Math.min(lines, from + BATCH))
                            .mapToObj(line -> new Anchor(
                                    now, "RC-%04X-%04X".formatted(line >> 16, line & 0xffff), 1, EventChain.START))
                            .toList(),
                    now);
        }
    }

    /** As a start does. */
    public static void catchUp(ApplicationContext context) {
        context.getBean(Anchoring.class).catchUp();
    }
}
