package io.redress.evidence.preview;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JPEG, PNG or WebP file. Only every n-th pixel is kept while it is read, so that memory is bounded by the preview. */
final class Photo {

    /** Its header says how many there are, before any is read; WebP is always read whole. */
    private static final long MOST_PIXELS = 120_000_000;

    private static final long MOST_PIXELS_OF_WEBP = 40_000_000;

    private static final Logger log = LoggerFactory.getLogger(Photo.class);

    private Photo() {}

    static Preview preview(Path file, String mediaType, int size) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
        if (!readers.hasNext()) {
            throw NoPreview.of(mediaType);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > (mediaType.equals("image/webp") ? MOST_PIXELS_OF_WEBP : MOST_PIXELS)) {
                throw NoPreview.tooLarge(pixels);
            }
            return Thumbnail.of(read(reader, size), orientation(file), size);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, int size) throws IOException {
        ImageReadParam every = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * size));
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
    }

    private static int orientation(Path file) throws IOException {
        try {
            ExifIFD0Directory exif =
                    ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | MetadataException broken) {
            log.debug("Nothing tells how the camera was held for {}", file, broken);
            return 1;
        }
    }
}
