package dev.kontor.media.picture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.kontor.media.picture.InvalidContent.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/// Reads a picture upright, in sRGB. Its cost is computed from the header before memory for any pixel is
/// allocated.
final class PictureReader {

    /// Longer edges are not real pictures, and their rows are expensive.
    private static final int MAX_EDGE = 30_000;

    private static final int MAX_STEPS = 8;
    private static final int BYTES_OF_A_COPY = 4;

    /// Additional bytes per pixel of the WebP reader, measured.
    private static final int BYTES_OF_WEBP = 8;

    /// Fixed cost of the remaining work.
    private static final Set<Integer> PLAIN = Set.of(
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_4BYTE_ABGR,
            BufferedImage.TYPE_INT_ARGB);

    static {
        // The readers are found by the class loader of the first thread.
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(PictureReader.class.getClassLoader());
        try {
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private final int mostPixels;
    private final long mostBytes;

    /// @param mostPixels of a picture
    /// @param mostBytes of memory for one picture; one that needs more is read at a half, a third, … of its size
    PictureReader(int mostPixels, long mostBytes) {
        this.mostPixels = mostPixels;
        this.mostBytes = mostBytes;
    }

    BufferedImage read(byte[] content, SourceType type) {
        int orientation = 1;
        var needed = content;
        if (type == SourceType.JPEG) {
            var segments = JpegSegments.of(content);
            orientation = segments.orientation();
            needed = segments.needed();
        } else if (type == SourceType.PNG) {
            needed = PngChunks.needed(content);
        } else if (type == SourceType.WEBP) {
            needed = WebpChunks.needed(content);
        }
        var reader = ImageIO.getImageReadersByFormatName(type.format()).next();
        try (var in = new ByteArrayImageInputStream(needed)) {
            reader.setInput(in, false, true);
            return upright(plain(pixels(reader, type, orientation)), orientation);
        } catch (InvalidContent refusal) {
            throw refusal;
        } catch (IOException | RuntimeException _) {
            // Not all readers are hardened against malicious input.
            throw InvalidContent.broken();
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage pixels(ImageReader reader, SourceType type, int orientation) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        requireSize(width, height);
        if (type == SourceType.GIF && reader.getNumImages(true) > 1) {
            throw InvalidContent.animated();
        }
        var colours = reader.getImageTypes(0).next();
        boolean plain = PLAIN.contains(colours.getBufferedImageType());
        int pixel = Math.max(1, (colours.getColorModel().getPixelSize() + 7) / 8);
        int perPixel = Math.max(
                pixel + (plain ? 0 : BYTES_OF_A_COPY),
                orientation == 1 ? 0 : (plain ? pixel : BYTES_OF_A_COPY) + BYTES_OF_A_COPY);
        if (type == SourceType.WEBP) {
            perPixel += BYTES_OF_WEBP;
        }
        int step = 1;
        while ((long) perPixel * (width / step) * (height / step) > mostBytes) {
            step++;
        }
        // Its reader unpacks the whole picture first, even if only a part is requested.
        if (step > (type == SourceType.WEBP ? 1 : MAX_STEPS)) {
            throw tooLarge(width, height);
        }
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private void requireSize(int width, int height) {
        if (width < 1 || height < 1) {
            throw InvalidContent.broken();
        }
        if (width > MAX_EDGE || height > MAX_EDGE || (long) width * height > mostPixels) {
            throw tooLarge(width, height);
        }
    }

    private InvalidContent tooLarge(int width, int height) {
        return new InvalidContent(
                Reason.TOO_MANY_PIXELS,
                "The picture has %d x %d pixels; the maximum is %d megapixels."
                        .formatted(width, height, mostPixels / 1_000_000));
    }

    private static BufferedImage plain(BufferedImage image) {
        if (PLAIN.contains(image.getType())) {
            return image;
        }
        var plain = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var pen = plain.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return plain;
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        return orientation == 1
                ? image
                : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation))
                        .apply(image);
    }
}
