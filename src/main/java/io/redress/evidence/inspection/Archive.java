package io.redress.evidence.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP whose table of contents has been found sound: small enough for the memory, naming nothing twice, covering the
 * whole file, and nothing in it encrypted. Not a byte in it has been unpacked yet.
 */
final class Archive implements AutoCloseable {

    /** Some 20,000 files; a document has a few hundred. */
    private static final long LARGEST_TABLE = 2L << 20;

    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;

    private Archive(ZipFile zip) {
        this.zip = zip;
        this.entries = Collections.list(zip.getEntries());
    }

    /** @throws FileRefused if it is damaged, encrypted, also something else, or too large to look through */
    static Archive open(RandomFile file) throws IOException {
        ZipEnd end = ZipEnd.of(file);
        if (end == null) {
            throw new FileRefused(Refusal.DAMAGED);
        }
        boolean fromTheBeginning = file.text(0, 4).equals("PK\u0003\u0004");
        boolean toTheEnd = end.end() == file.size() && end.tableAt() == end.at() - end.tableSize();
        if (!fromTheBeginning || !toTheEnd) {
            throw new FileRefused(Refusal.POLYGLOT);
        }
        if (end.tableSize() > LARGEST_TABLE) {
            throw new FileRefused(Refusal.ARCHIVE_BOMB);
        }
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file.path()).get();
        } catch (IOException | RuntimeException damaged) {
            throw new FileRefused(Refusal.DAMAGED);
        }
        try {
            Archive archive = new Archive(zip);
            archive.check(file.size());
            return archive;
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private void check(long size) {
        Set<String> names = new HashSet<>();
        long packed = 0;
        for (ZipArchiveEntry entry : entries) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new FileRefused(Refusal.ENCRYPTED);
            }
            // Which of the two is read is for each program to choose.
            if (!names.add(entry.getName())) {
                throw new FileRefused(Refusal.POLYGLOT);
            }
            packed += Math.max(0, entry.getCompressedSize());
        }
        // Many names for the same bytes: a flat bomb.
        if (packed > size) {
            throw new FileRefused(Refusal.ARCHIVE_BOMB);
        }
    }

    List<ZipArchiveEntry> entries() {
        return entries;
    }

    boolean has(Predicate<String> name) {
        return entries.stream().map(ZipArchiveEntry::getName).anyMatch(name);
    }

    /** The entry with this name; {@code null} if there is none. */
    @Nullable
    ZipArchiveEntry find(String name) {
        return zip.getEntry(name);
    }

    /** @throws FileRefused if it is damaged */
    InputStream open(ZipArchiveEntry entry) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw new FileRefused(Refusal.DAMAGED);
        }
        return zip.getInputStream(entry);
    }

    /** Unpacks everything, to nowhere, so that a bomb is found before somebody else unpacks it. */
    void readThrough(Budget budget) throws IOException {
        byte[] nowhere = new byte[1 << 13];
        for (ZipArchiveEntry entry : entries) {
            try (InputStream stream = budget.counted(open(entry))) {
                while (stream.read(nowhere) >= 0) {
                    // The budget counts.
                }
            }
        }
    }

    /** Unpacks one into a file of its own; the name of the entry has no part in where. */
    void unpack(ZipArchiveEntry entry, Path target, Budget budget) throws IOException {
        try (InputStream stream = budget.timed(open(entry))) {
            Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
