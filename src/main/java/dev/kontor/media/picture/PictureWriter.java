package dev.kontor.media.picture;

import dev.kontor.media.picture.InvalidContent.Reason;
import dev.kontor.media.storage.ObjectName;
import dev.kontor.media.storage.ObjectType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.util.FastByteArrayOutputStream;

/// Writes only pixels: as PNG if there is transparency or the picture must be lossless, otherwise as JPEG. Few
/// colours can unpack to much more than their packed size, so the output is limited too.
final class PictureWriter {

    /// Percent.
    private static final int QUALITY = 88;

    private final long mostBytes;

    PictureWriter(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// @param lossless preferred unless the output would be too large
    MadeFile write(BufferedImage picture, boolean lossless) {
        boolean opaque = isOpaque(picture);
        if (lossless || !opaque) {
            var png = written("png", picture);
            if (png.isPresent()) {
                return file(png.get(), ObjectType.PNG, picture);
            }
        }
        return (opaque ? written("jpeg", withoutAlpha(picture)) : Optional.<byte[]>empty())
                .map(jpeg -> file(jpeg, ObjectType.JPG, picture))
                .orElseThrow(() -> new InvalidContent(
                        Reason.TOO_LARGE, "The encoded picture would exceed %d bytes.".formatted(mostBytes)));
    }

    private static MadeFile file(byte[] content, ObjectType type, BufferedImage picture) {
        return new MadeFile(ObjectName.of(content, type), content, picture.getWidth(), picture.getHeight());
    }

    /// Empty if it would be too large.
    private Optional<byte[]> written(String format, BufferedImage picture) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var out = new FastByteArrayOutputStream();
        try (var stream = new BoundedStream(out, mostBytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how(writer, format));
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TooMuch) {
                    return Optional.empty();
                }
            }
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return Optional.of(out.toByteArray());
    }

    private static ImageWriteParam how(ImageWriter writer, String format) {
        var how = writer.getDefaultWriteParam();
        if (format.equals("jpeg")) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY / 100f);
        }
        return how;
    }

    private static BufferedImage withoutAlpha(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = opaque.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return opaque;
    }

    /// Many pictures have an alpha channel but no transparent pixels.
    private static boolean isOpaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return true;
        }
        var row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            if (Arrays.stream(row).anyMatch(pixel -> pixel >>> 24 != 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static final class TooMuch extends IOException {}

    private static final class BoundedStream extends MemoryCacheImageOutputStream {

        private final long most;

        BoundedStream(OutputStream out, long most) {
            super(out);
            this.most = most;
        }

        @Override
        public void write(int value) throws IOException {
            require(1);
            super.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            require(length);
            super.write(bytes, offset, length);
        }

        private void require(int more) throws IOException {
            if (getStreamPosition() + more > most) {
                throw new TooMuch();
            }
        }
    }
}
