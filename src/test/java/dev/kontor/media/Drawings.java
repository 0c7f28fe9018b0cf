package dev.kontor.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Small pictures of all kinds, honest ones and others.
public final class Drawings {

    /// Two by one pixels, lossless.
    public static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private static final AtomicInteger SHADE = new AtomicInteger();

    private Drawings() {}

    /// Red on the left, blue on the right; no two are alike.
    public static BufferedImage halves(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        int shade = SHADE.incrementAndGet();
        pen.setColor(new Color(200, shade % 12 * 8, shade / 12 % 12 * 8));
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(new Color(0, shade / 144 % 12 * 8, 200));
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    public static byte[] png(int width, int height) {
        return write(halves(width, height), "png");
    }

    public static byte[] jpeg(int width, int height) {
        return write(halves(width, height), "jpeg");
    }

    public static byte[] write(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, new MemoryCacheImageOutputStream(out))) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static BufferedImage read(byte[] content) {
        try {
            return ImageIO.read(new java.io.ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JPEG with an Exif segment that says how it is turned, and where it was taken.
    public static byte[] withExif(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(60);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        exif.put("GPS 52.5163,13.3777".getBytes(StandardCharsets.US_ASCII));
        var out = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
        out.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (2 + exif.capacity()));
        return out.put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    public static byte[] progressive(int scans) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(halves(16, 16), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var once = out.toByteArray();
        int lastScan = lastIndexOf(once, (byte) 0xDA) - 1;
        var many = new ByteArrayOutputStream();
        many.write(once, 0, lastScan);
        for (int scan = 0; scan < scans; scan++) {
            many.write(once, lastScan, once.length - 2 - lastScan);
        }
        many.write(once, once.length - 2, 2);
        return many.toByteArray();
    }

    /// A PNG that is nothing but a header which promises pixels.
    public static byte[] pngThatPromises(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header.array()),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }

    /// The PNG with one more chunk behind its header.
    public static byte[] withChunk(byte[] png, String name, byte[] content) {
        int header = 8 + 12 + 13;
        var chunk = chunk(name, content);
        return ByteBuffer.allocate(png.length + chunk.length)
                .put(png, 0, header)
                .put(chunk)
                .put(png, header, png.length - header)
                .array();
    }

    public static byte[] animatedGif() {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 3; frame++) {
                var image = halves(8, 8);
                var about = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
                writer.writeToSequence(new IIOImage(image, null, about), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] chunk(String name, byte[] content) {
        var named = join(name.getBytes(StandardCharsets.US_ASCII), content);
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    private static int lastIndexOf(byte[] bytes, byte marker) {
        for (int at = bytes.length - 1; at > 0; at--) {
            if (bytes[at] == marker && bytes[at - 1] == (byte) 0xFF) {
                return at;
            }
        }
        throw new IllegalArgumentException("no such marker");
    }
}
