package dev.kontor.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kontor.media.Drawings;
import dev.kontor.media.MediaKind;
import dev.kontor.media.MediaProperties;
import dev.kontor.media.RenditionSize;
import dev.kontor.media.storage.ObjectType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class RenditionGeneratorTests {

    private static final int MAX_PIXELS = 1_000_000;

    private final RenditionGenerator workshop = new RenditionGenerator(new MediaProperties(
            Path.of("unused"),
            DataSize.ofMegabytes(1),
            MAX_PIXELS,
            DataSize.ofMegabytes(1),
            1,
            Duration.ofHours(1),
            MediaProperties.S3.NONE));

    @Test
    void aPictureComesInAllSizesAndNoneIsLargerThanItIs() {
        var made = workshop.make(Drawings.jpeg(1_000, 500), FocalPoint.CENTRE);

        assertThat(made.kind()).isEqualTo(MediaKind.IMAGE);
        assertThat(made.whole().name().type()).isEqualTo(ObjectType.JPG);
        assertThat(size(made, RenditionSize.THUMB)).containsExactly(160, 160);
        assertThat(size(made, RenditionSize.CARD)).containsExactly(480, 480);
        assertThat(made.renditions().get(RenditionSize.PAGE)).isSameAs(made.whole());
        assertThat(made.renditions().get(RenditionSize.ZOOM)).isSameAs(made.whole());
        var small = workshop.make(Drawings.png(100, 60), FocalPoint.CENTRE);
        assertThat(size(small, RenditionSize.CARD)).containsExactly(60, 60);
        assertThat(new HashSet<>(names(small))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 200, 200", "100, 0, 0"})
    void theFocalPointStaysInSight(int x, int left, int right) {
        var made = workshop.make(Drawings.jpeg(1_000, 200), new FocalPoint(x, 50));

        var thumb = picture(made, RenditionSize.THUMB);
        assertThat(red(thumb, 5)).isBetween(left - 30, left + 30);
        assertThat(red(thumb, 154)).isBetween(right - 30, right + 30);
    }

    @Test
    void theSameUploadGivesTheSameNames() {
        var source = Drawings.jpeg(300, 300);

        assertThat(names(workshop.make(source, FocalPoint.CENTRE)))
                .isEqualTo(names(workshop.make(source, FocalPoint.CENTRE)));
    }

    /// Turned by Exif, the left is at the top, right, bottom.
    @ParameterizedTest
    @CsvSource({"1, 40, 20, true", "3, 40, 20, false", "6, 20, 40, true", "8, 20, 40, false"})
    void aPictureIsUprightAndContainsNoOtherData(int orientation, int width, int height, boolean redFirst) {
        var source = Drawings.withExif(Drawings.jpeg(40, 20), orientation);
        assertThat(text(source)).contains("Exif", "GPS 52.5163");

        var made = workshop.make(source, FocalPoint.CENTRE);

        var whole = Drawings.read(made.whole().content());
        assertThat(whole.getWidth()).isEqualTo(width);
        assertThat(whole.getHeight()).isEqualTo(height);
        assertThat((whole.getRGB(2, 2) >> 16 & 0xFF) > 100).isEqualTo(redFirst);
        assertThat(made.renditions().values())
                .allSatisfy(file -> assertThat(text(file.content())).doesNotContain("Exif", "GPS"));
    }

    @Test
    void dataInOrBehindThePixelsIsRemoved() {
        var script = Drawings.text("<script>alert(1)</script><?php system('id') ?>");
        var png = Drawings.withChunk(Drawings.png(30, 30), "tEXt", Drawings.join(Drawings.text("Comment\0"), script));

        for (var polyglot : List.of(
                Drawings.join(png, script),
                Drawings.join(Drawings.jpeg(30, 30), script),
                Drawings.join(Drawings.write(Drawings.halves(30, 30), "gif"), script))) {
            assertThat(text(polyglot)).contains("<script>");
            var made = workshop.make(polyglot, FocalPoint.CENTRE);

            assertThat(made.whole().width()).isEqualTo(30);
            assertThat(Stream.concat(Stream.of(made.whole()), made.renditions().values().stream()))
                    .allSatisfy(file -> assertThat(text(file.content())).doesNotContain("script", "php", "Comment"));
        }
    }

    @Test
    void whatShinesThroughStaysAndWhatDoesNotBecomesSmall() {
        var glass = new BufferedImage(600, 600, BufferedImage.TYPE_INT_ARGB);
        var glassy = workshop.make(Drawings.write(glass, "png"), FocalPoint.CENTRE);
        var opaque = workshop.make(Drawings.png(600, 600), FocalPoint.CENTRE);

        assertThat(types(glassy)).containsExactly(ObjectType.PNG, ObjectType.PNG);
        assertThat(picture(glassy, RenditionSize.CARD).getRGB(9, 9) >>> 24).isZero();
        assertThat(types(opaque)).containsExactly(ObjectType.PNG, ObjectType.JPG);
    }

    @ParameterizedTest
    @CsvSource({"lossy, JPG", "lossless, JPG", "alpha, PNG"})
    void webPBecomesWhatAllBrowsersShow(String name, ObjectType type) {
        var made = workshop.make(webp(name), FocalPoint.CENTRE);

        assertThat(made.whole().width()).isEqualTo(64);
        assertThat(made.whole().height()).isEqualTo(48);
        assertThat(made.whole().name().type()).isEqualTo(type);
        var pixels = Drawings.read(made.whole().content());
        if (name.equals("alpha")) {
            assertThat(pixels.getRGB(0, 0) >>> 24).isZero();
            assertThat(new Color(pixels.getRGB(32, 24)).getRed()).isGreaterThan(200);
        } else {
            assertThat(new Color(pixels.getRGB(32, 2)).getRed()).isGreaterThan(200);
            assertThat(new Color(pixels.getRGB(32, 45)).getBlue()).isGreaterThan(200);
        }
    }

    @Test
    void webPIsReadInKnownMemoryOnly() {
        var reader = new PictureReader(1_000_000, 64 * 48 * 12);

        assertThat(reader.read(webp("lossy"), SourceType.WEBP).getWidth()).isEqualTo(64);
        var tight = new PictureReader(1_000_000, 64 * 48 * 10);
        assertThatExceptionOfType(InvalidContent.class).isThrownBy(() -> tight.read(webp("lossy"), SourceType.WEBP));
    }

    @Test
    void webPWithPixelsOfAnotherSizeThanItsCanvasIsRefused() {
        var narrower = webp("alpha");
        // The width of the canvas, minus one.
        narrower[24] = 31;

        assertThatExceptionOfType(InvalidContent.class).isThrownBy(() -> WebpChunks.needed(narrower));
    }

    private static byte[] webp(String name) {
        try (var stream = new ClassPathResource("media/" + name + ".webp").getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileIsStoredUnchanged() {
        var pdf = Drawings.text("%PDF-1.7\n%%EOF");

        var made = workshop.make(pdf, FocalPoint.CENTRE);

        assertThat(made.kind()).isEqualTo(MediaKind.FILE);
        assertThat(made.whole().content()).isEqualTo(pdf);
        assertThat(made.whole().name().type().isInline()).isFalse();
        assertThat(made.renditions()).isEmpty();
    }

    @Test
    void whatWouldNotFitIntoMemoryIsReadSmaller() {
        var reader = new PictureReader(MAX_PIXELS, 400L * 200 * 3);
        var tight = new PictureReader(MAX_PIXELS, 3_000);

        assertThat(reader.read(Drawings.jpeg(400, 200), SourceType.JPEG).getWidth())
                .isEqualTo(400);
        assertThat(reader.read(Drawings.jpeg(401, 200), SourceType.JPEG).getWidth())
                .isEqualTo(201);
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> tight.read(Drawings.jpeg(400, 200), SourceType.JPEG))
                .matches(refusal -> reason(refusal).equals("TOO_MANY_PIXELS"));
    }

    @Test
    void whatWouldBecomeMuchLargerIsWrittenSmallerOrRefused() {
        var writer = new PictureWriter(20_000);
        var noise = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        var glass = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        var random = new Random(1);
        for (int pixel = 0; pixel < 10_000; pixel++) {
            noise.setRGB(pixel % 100, pixel / 100, random.nextInt());
            glass.setRGB(pixel % 100, pixel / 100, random.nextInt());
        }

        assertThat(writer.write(Drawings.halves(100, 100), true).name().type()).isEqualTo(ObjectType.PNG);
        assertThat(writer.write(noise, true).name().type()).isEqualTo(ObjectType.JPG);
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> writer.write(glass, true))
                .satisfies(refusal -> assertThat(reason(refusal)).isEqualTo("TOO_LARGE"));
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> new PictureWriter(1_000).write(noise, false))
                .satisfies(refusal -> assertThat(reason(refusal)).isEqualTo("TOO_LARGE"));
    }

    static Stream<Arguments> unfit() {
        var jpeg = Drawings.jpeg(200, 200);
        var png = Drawings.png(200, 200);
        var gif = Drawings.write(Drawings.halves(200, 200), "gif");
        var garbled = png.clone();
        Arrays.fill(garbled, 60, garbled.length - 20, (byte) 7);
        return Stream.of(
                Arguments.of("svg", Drawings.text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "UNKNOWN_TYPE"),
                Arguments.of("html", Drawings.text("<html><script>1</script>"), "UNKNOWN_TYPE"),
                Arguments.of("svg behind a BOM", Drawings.text("\uFEFF<svg/>"), "UNKNOWN_TYPE"),
                Arguments.of("empty", new byte[0], "UNKNOWN_TYPE"),
                Arguments.of("zip", Drawings.text("PK\u0003\u0004"), "UNKNOWN_TYPE"),
                Arguments.of("tiff", Drawings.text("II*\0"), "UNKNOWN_TYPE"),
                Arguments.of("bmp", Drawings.write(Drawings.halves(4, 4), "bmp"), "UNKNOWN_TYPE"),
                Arguments.of("script that begins as a picture", Drawings.text("GIF89a=1;alert(1)"), "BROKEN"),
                Arguments.of("bomb", Drawings.pngThatPromises(50_000, 50_000), "TOO_MANY_PIXELS"),
                Arguments.of("bomb of one row", Drawings.pngThatPromises(30_001, 1), "TOO_MANY_PIXELS"),
                Arguments.of("just too large", Drawings.pngThatPromises(1_000, 1_001), "TOO_MANY_PIXELS"),
                Arguments.of("overflow", Drawings.pngThatPromises(65_536, 65_537), "TOO_MANY_PIXELS"),
                Arguments.of("no pixels", Drawings.pngThatPromises(0, 10), "BROKEN"),
                Arguments.of("negative", Drawings.pngThatPromises(-1, 10), "BROKEN"),
                Arguments.of("promises only", Drawings.pngThatPromises(100, 100), "BROKEN"),
                Arguments.of("half a jpeg", Arrays.copyOf(jpeg, jpeg.length / 2), "BROKEN"),
                Arguments.of("half a png", Arrays.copyOf(png, png.length / 2), "BROKEN"),
                Arguments.of("half a gif", Arrays.copyOf(gif, gif.length / 2), "BROKEN"),
                Arguments.of("wave", Drawings.text("RIFF\u0004\0\0\0WAVEfmt "), "UNKNOWN_TYPE"),
                Arguments.of("webp without pixels", Drawings.text("RIFF\u0004\0\0\0WEBP"), "BROKEN"),
                Arguments.of("webp cut off", Arrays.copyOf(webp("lossy"), 100), "BROKEN"),
                Arguments.of("webp that moves", webp("animated"), "ANIMATED"),
                Arguments.of("beginning of a jpeg", Arrays.copyOf(jpeg, 3), "BROKEN"),
                Arguments.of("garbled", garbled, "BROKEN"),
                Arguments.of("many scans", Drawings.progressive(JpegSegments.MAX_SCANS + 1), "BROKEN"),
                Arguments.of("animated gif", Drawings.animatedGif(), "ANIMATED"),
                Arguments.of("animated png", Drawings.withChunk(png, "acTL", new byte[8]), "ANIMATED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unfit(String what, byte[] content, String reason) {
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> workshop.make(content, FocalPoint.CENTRE))
                .satisfies(refusal -> assertThat(reason(refusal)).isEqualTo(reason));
    }

    @Test
    void aTextThatUnpacksToMuchMoreIsNotUnpacked() {
        var zeros = Drawings.write(new BufferedImage(3_000, 300, BufferedImage.TYPE_INT_RGB), "png");
        var bomb = Drawings.withChunk(Drawings.png(20, 20), "zTXt", Drawings.join(Drawings.text("bomb\0\0"), zeros));

        assertThat(PngChunks.needed(bomb)).hasSizeLessThan(bomb.length - zeros.length);
        assertThat(workshop.make(bomb, FocalPoint.CENTRE).whole().width()).isEqualTo(20);
    }

    private static String reason(InvalidContent refusal) {
        return String.valueOf(refusal.details().get("reason"));
    }

    private static int[] size(ProcessedUpload made, RenditionSize size) {
        var picture = picture(made, size);
        return new int[] {picture.getWidth(), picture.getHeight()};
    }

    private static BufferedImage picture(ProcessedUpload made, RenditionSize size) {
        return Drawings.read(Objects.requireNonNull(made.renditions().get(size)).content());
    }

    private static List<ObjectType> types(ProcessedUpload made) {
        return List.of(
                made.whole().name().type(),
                Objects.requireNonNull(made.renditions().get(RenditionSize.CARD))
                        .name()
                        .type());
    }

    private static List<String> names(ProcessedUpload made) {
        return Stream.concat(Stream.of(made.whole()), made.renditions().values().stream())
                .map(file -> file.name().value())
                .toList();
    }

    private static int red(BufferedImage picture, int x) {
        return picture.getRGB(x, 80) >> 16 & 0xFF;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
