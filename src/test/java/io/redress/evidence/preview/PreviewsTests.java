package io.redress.evidence.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import io.redress.web.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

class PreviewsTests {

    private final Previews previews = new Previews();

    @AfterEach
    void stop() {
        previews.destroy();
    }

    @ParameterizedTest(name = "{0}: the corners are {1}")
    @CsvSource({
        "1, RED GREEN BLUE WHITE, 100x50",
        "2, GREEN RED WHITE BLUE, 100x50",
        "3, WHITE BLUE GREEN RED, 100x50",
        "4, BLUE WHITE RED GREEN, 100x50",
        "5, RED BLUE GREEN WHITE, 50x100",
        "6, BLUE RED WHITE GREEN, 50x100",
        "7, WHITE GREEN BLUE RED, 50x100",
        "8, GREEN WHITE RED BLUE, 50x100"
    })
    @DisplayName("a photo is shown as it was seen, however the camera was held")
    void bringsAPhotoUpright(int orientation, String corners, String size) throws Exception {
        BufferedImage shown = shown(preview("image/jpeg", Pictures.photo(400, 200, orientation), 100));

        assertThat(shown.getWidth() + "x" + shown.getHeight()).isEqualTo(size);
        assertThat(corners(shown)).isEqualTo(corners);
    }

    @Test
    @DisplayName("where a photo was taken is in the original and not in the preview")
    void leavesThePlaceOut() throws Exception {
        byte[] photo = Pictures.photo(400, 200, 6);
        assertThat(metadata(photo)
                        .getFirstDirectoryOfType(GpsDirectory.class)
                        .getRationalArray(GpsDirectory.TAG_LATITUDE)[0]
                        .intValue())
                .isEqualTo(48);

        Metadata left = metadata(preview("image/jpeg", photo, 100).bytes());

        assertThat(left.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(left.getFirstDirectoryOfType(ExifIFD0Directory.class)).isNull();
    }

    @Test
    void keepsWhatIsTransparent() throws Exception {
        Preview preview = preview("image/png", Pictures.transparentPng(300, 300), 100);

        assertThat(preview.mediaType()).isEqualTo("image/png");
        assertThat(shown(preview).getRGB(90, 90) >>> 24).isZero();
        assertThat(preview("image/png", Pictures.png(300, 300), 100).mediaType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void readsWebpOfBothKinds() throws Exception {
        assertThat(shown(preview("image/webp", Pictures.webp(), 100)).getWidth())
                .isEqualTo(1);
        assertThat(shown(preview("image/webp", Pictures.losslessWebp(), 100)).getWidth())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1, 16383", "16383, 1", "1, 1"})
    @DisplayName("a picture one pixel wide is shown one pixel wide")
    void showsTheNarrowest(int width, int height) throws Exception {
        int longer = Math.min(100, Math.max(width, height));
        for (BufferedImage shown : List.of(
                shown(preview("image/webp", Pictures.losslessWebp(width, height), 100)),
                shown(preview("image/png", Pictures.png(width, height), 100)),
                shown(preview("image/jpeg", Pictures.jpeg(width, height), 100)))) {
            assertThat(shown.getWidth()).isEqualTo(width == 1 ? 1 : longer);
            assertThat(shown.getHeight()).isEqualTo(height == 1 ? 1 : longer);
        }
    }

    @Test
    @DisplayName("a photo in four inks is shown in its colours")
    void showsFourInks() throws Exception {
        BufferedImage shown = shown(preview("image/jpeg", Pictures.cmykJpeg(400, 200), 100));

        assertThat(shown.getWidth()).isEqualTo(100);
        assertThat(colour(shown.getRGB(50, 25))).isEqualTo("RED");
    }

    @Test
    void drawsTheFirstPageOfAPdf() throws Exception {
        BufferedImage shown = shown(preview("application/pdf", Pictures.pdf(), 200));

        assertThat(shown.getHeight()).isEqualTo(200);
        assertThat(shown.getWidth()).isEqualTo(141);
        assertThat(colour(shown.getRGB(70, 40))).isEqualTo("RED");
        assertThat(colour(shown.getRGB(70, 160))).isEqualTo("WHITE");
    }

    @Test
    void showsASmallPictureAsSmallAsItIs() throws Exception {
        assertThat(shown(preview("image/png", Pictures.png(40, 20), 320)).getWidth())
                .isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/heic", "video/mp4", "video/quicktime", "text/plain", "message/rfc822"})
    void saysOfWhatThereAreNone(String mediaType) {
        assertThatExceptionOfType(NoPreview.class)
                .isThrownBy(() -> preview(mediaType, new byte[1], 100))
                .withMessageContaining(mediaType)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("no-preview"));
    }

    @Test
    @DisplayName("a picture that claims a billion pixels is not read")
    void refusesAPixelBomb() {
        byte[] bomb = Pictures.png(100, 100);
        // Width and height stand in the header, behind eight bytes of signature and eight of its own beginning.
        for (int at : new int[] {16, 20}) {
            bomb[at] = 0;
            bomb[at + 1] = 1;
            bomb[at + 2] = 0;
            bomb[at + 3] = 0;
        }

        assertThatExceptionOfType(NoPreview.class)
                .isThrownBy(() -> preview("image/png", bomb, 100))
                .withMessageContaining("4,294,967,296 pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png", "image/webp", "application/pdf"})
    void givesUpOnWhatCannotBeRead(String mediaType) {
        byte[] cut = mediaType.equals("application/pdf") ? Pictures.pdf() : Pictures.png(50, 50);

        assertThatExceptionOfType(NoPreview.class)
                .isThrownBy(() -> preview(mediaType, Arrays.copyOf(cut, 20), 100))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("no-preview"));
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 1_201, 0, -1})
    void refusesOtherSizes(int size) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> preview("image/png", Pictures.png(50, 50), size))
                .withMessageContaining("32 to 1,200");
    }

    @Test
    @DisplayName("a photo of 100 million pixels is read in the memory that its preview needs")
    void readsALargePhotoInLittleMemory() throws Exception {
        byte[] large = LargePng.of(10_000, 10_000);
        System.gc();

        Preview preview = preview("image/png", large, 320);

        assertThat(shown(preview).getWidth()).isEqualTo(320);
        assertThat(LargePng.peakOfHeapDuring(() -> preview("image/png", large, 320)))
                .as("bytes above what was in use")
                .isLessThan(100L << 20);
    }

    private Preview preview(String mediaType, byte[] content, int size) throws IOException {
        return previews.of(mediaType, new ByteArrayResource(content), size);
    }

    private static BufferedImage shown(Preview preview) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(preview.bytes()));
    }

    private static Metadata metadata(byte[] picture) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture));
    }

    private static String corners(BufferedImage shown) {
        int right = shown.getWidth() - 12;
        int bottom = shown.getHeight() - 12;
        return String.join(
                " ",
                colour(shown.getRGB(11, 11)),
                colour(shown.getRGB(right, 11)),
                colour(shown.getRGB(11, bottom)),
                colour(shown.getRGB(right, bottom)));
    }

    private static String colour(int rgb) {
        boolean red = (rgb >> 16 & 0xff) > 127;
        boolean green = (rgb >> 8 & 0xff) > 127;
        boolean blue = (rgb & 0xff) > 127;
        return red && green && blue ? "WHITE" : red ? "RED" : green ? "GREEN" : blue ? "BLUE" : "BLACK";
    }
}
