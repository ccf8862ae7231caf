package io.redress.evidence.inspection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * PDFBox, in bounded memory. It parses whatever a file says there is, and unpacks whole what holds objects; a kilobyte
 * can so become a gigabyte of objects. Here it is told no in time: by whoever watches it read the file, by
 * what is in a stream of objects before it unpacks it, and by how many objects there are. It repairs a damaged file only
 * if that has no such streams, since what it does then cannot be watched.
 */
public final class BoundedPdf extends PDFParser {

    /** Of all streams that hold objects, or where they are, together. */
    private static final long LARGEST_STRUCTURE = 16L << 20;

    /** Numbers, names, strings, arrays and dictionaries in these streams; each takes up to 150 bytes. */
    private static final int MOST_PIECES = 1_000_000;

    private static final int MOST_OBJECTS = 400_000;

    private final Consumer<COSStream> streams;
    private long structure;
    private long pieces;

    private BoundedPdf(Source source, Consumer<COSStream> streams) throws IOException {
        super(source, "", null, null, IOUtils.createTempFileOnlyStreamCache());
        this.streams = streams;
        this.xrefTrailerResolver = new CountingResolver();
    }

    /**
     * Opens a file; what is in it is parsed when it is asked for.
     *
     * @param watch   called again and again while the file is read; throws if it is enough
     * @param streams is shown each stream before anybody unpacks it; throws if it is too much
     * @throws FileRefused if there is more in it than fits
     * @throws IOException if it cannot be read
     */
    public static PDDocument open(Path file, Runnable watch, Consumer<COSStream> streams) throws IOException {
        try {
            return parsed(file, watch, streams, false);
        } catch (IOException damaged) {
            return repaired(file, watch, streams);
        }
    }

    /**
     * The same with what PDFBox does to a file whose table of objects is wrong or missing.
     *
     * @throws IOException also if that could take any memory
     */
    static PDDocument repaired(Path file, Runnable watch, Consumer<COSStream> streams) throws IOException {
        if (mentionsObjectStreams(file, watch)) {
            throw new IOException("a damaged PDF with streams of objects");
        }
        return parsed(file, watch, streams, true);
    }

    private static PDDocument parsed(Path file, Runnable watch, Consumer<COSStream> streams, boolean repairing)
            throws IOException {
        Source source = new Source(file, watch);
        try {
            return new BoundedPdf(source, streams).parse(repairing);
        } catch (IOException | RuntimeException | Error failure) {
            source.close();
            throw failure;
        }
    }

    /** By the name that PDFBox looks for when it repairs, wherever it stands. */
    private static boolean mentionsObjectStreams(Path file, Runnable watch) throws IOException {
        byte[] name = "/ObjStm".getBytes(US_ASCII);
        int matched = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (long at = 0, each; (each = bytes.read()) >= 0; at++) {
                if (at % (1 << 16) == 0) {
                    watch.run();
                }
                // The name begins with a character that does not come again in it.
                matched = each == name[matched] ? matched + 1 : each == name[0] ? 1 : 0;
                if (matched == name.length) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        if (holdsObjects(dictionary)) {
            checkStructure(stream);
        } else {
            streams.accept(stream);
        }
        return stream;
    }

    /** Whether PDFBox looks for objects in it, or for where they are, whatever else it may be. */
    static boolean holdsObjects(@Nullable COSBase object) {
        return object instanceof COSDictionary dictionary
                && (dictionary.containsKey(COSName.W)
                        || dictionary.containsKey(COSName.N) && dictionary.containsKey(COSName.FIRST));
    }

    private void checkStructure(COSStream stream) throws IOException {
        byte[] block = new byte[1 << 13];
        PdfPieces found = new PdfPieces();
        try (InputStream raw = stream.createRawInputStream();
                InputStream content = isPlain(stream) ? raw : new InflaterInputStream(raw)) {
            for (int read; (read = content.read(block)) > 0; ) {
                structure += read;
                pieces += found.in(block, read);
                if (structure > LARGEST_STRUCTURE) {
                    throw new FileRefused(Refusal.ARCHIVE_BOMB);
                }
                if (pieces > MOST_PIECES) {
                    throw new FileRefused(Refusal.TOO_COMPLEX);
                }
            }
        } catch (ZipException | EOFException broken) {
            // Whoever unpacks it gets as far.
        }
    }

    /** Whether nothing has to be unpacked. Streams of objects are packed by one filter, if any; other ways hide them. */
    private static boolean isPlain(COSStream stream) {
        COSBase filter = stream.getFilters();
        if (filter instanceof COSArray filters && filters.size() == 1) {
            filter = filters.getObject(0);
        }
        if (filter == null || filter instanceof COSArray filters && filters.size() == 0) {
            return true;
        }
        if (COSName.FLATE_DECODE.equals(filter) || COSName.FLATE_DECODE_ABBREVIATION.equals(filter)) {
            return false;
        }
        throw new FileRefused(Refusal.TOO_COMPLEX);
    }

    /** Where the objects of a file are. */
    private static final class CountingResolver extends XrefTrailerResolver {

        private int objects;

        @Override
        public void setXRef(COSObjectKey key, long offset) {
            if (++objects > MOST_OBJECTS) {
                throw new FileRefused(Refusal.TOO_COMPLEX);
            }
            super.setXRef(key, offset);
        }
    }

    /** The file, and somebody who watches how it is read. */
    private static final class Source extends RandomAccessReadBufferedFile {

        private static final int OFTEN = 1 << 14;

        private final Runnable watch;
        private int reads;

        Source(Path file, Runnable watch) throws IOException {
            super(file);
            this.watch = watch;
        }

        @Override
        public int read() throws IOException {
            if (++reads % OFTEN == 0) {
                watch.run();
            }
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            watch.run();
            return super.read(bytes, from, length);
        }
    }
}
