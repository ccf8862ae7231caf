package io.redress.evidence.preview;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Looks how much a stream of a PDF unpacks to, before PDFBox does it in the memory: through each filter in turn, keeping
 * nothing of it.
 */
final class UnpackedSize {

    private static final long LARGEST = 128L << 20;

    private static final long MOST_PIXELS = 40_000_000;

    /** They unpack pictures only, whose size they or the picture tell. */
    private static final Set<String> OF_PICTURES =
            Set.of("DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode");

    private UnpackedSize() {}

    /**
     * @param clock throws if it has taken too long
     * @throws NoPreview if it is too much
     */
    static void check(COSStream stream, Runnable clock) {
        long pixels = pixelsSaid(stream);
        if (pixels > MOST_PIXELS) {
            throw NoPreview.tooLarge(pixels);
        }
        Path packed = null;
        try {
            InputStream content = stream.createRawInputStream();
            List<String> filters = filters(stream);
            for (int index = 0; index < filters.size(); index++) {
                String filter = filters.get(index);
                if (OF_PICTURES.contains(filter)) {
                    checkPicture(content);
                    return;
                }
                boolean last = index == filters.size() - 1;
                Path unpacked = last ? null : Files.createTempFile("redress-preview-", "");
                try (InputStream in = content;
                        OutputStream out = new Counted(
                                last
                                        ? OutputStream.nullOutputStream()
                                        : Files.newOutputStream(unpacked, StandardOpenOption.WRITE),
                                clock)) {
                    FilterFactory.INSTANCE.getFilter(filter).decode(in, out, stream, index);
                } finally {
                    delete(packed);
                    packed = unpacked;
                }
                if (unpacked != null) {
                    content = new BufferedInputStream(Files.newInputStream(unpacked));
                }
            }
        } catch (IOException broken) {
            // Whoever draws it gets as far.
        } finally {
            delete(packed);
        }
    }

    private static long pixelsSaid(COSDictionary picture) {
        return Math.max(0L, picture.getInt(COSName.WIDTH, COSName.W, 0))
                * Math.max(0L, picture.getInt(COSName.HEIGHT, COSName.H, 0));
    }

    /** A picture may be larger than the stream says that it is in. */
    private static void checkPicture(InputStream content) throws IOException {
        try (InputStream bytes = content;
                ImageInputStream picture = ImageIO.createImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(picture);
            if (!readers.hasNext()) {
                return;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(picture, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw NoPreview.tooLarge(pixels);
                }
            } finally {
                reader.dispose();
            }
        }
    }

    private static List<String> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName one) {
            return List.of(one.getName());
        }
        return filters instanceof COSArray several ? several.toCOSNameStringList() : List.of();
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Counted extends FilterOutputStream {

        private final Runnable clock;
        private long size;

        Counted(OutputStream out, Runnable clock) {
            super(out);
            this.clock = clock;
        }

        @Override
        public void write(int each) throws IOException {
            count(1);
            out.write(each);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count(length);
            out.write(bytes, from, length);
        }

        private void count(int bytes) {
            size += bytes;
            if (size > LARGEST) {
                throw NoPreview.unpacksToTooMuch();
            }
            clock.run();
        }
    }
}
