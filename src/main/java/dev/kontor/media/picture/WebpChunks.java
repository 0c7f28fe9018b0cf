package dev.kontor.media.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reduces a WebP to the chunks that its pixels need, without profiles, Exif, XMP and trailing data.
final class WebpChunks {

    /// `RIFF`, the length and `WEBP`.
    private static final int HEADER = 12;

    /// Name and length of a chunk.
    private static final int FRAME = 8;

    private static final int EXTENDED = name("VP8X");
    private static final int FRAMES = name("ANMF");
    private static final int LOSSY = name("VP8 ");
    private static final int LOSSLESS = name("VP8L");
    private static final Set<Integer> NEEDED = Set.of(EXTENDED, name("ALPH"), LOSSY, LOSSLESS);

    /// Bytes of the header with the size.
    private static final Map<Integer, Integer> HEADERS = Map.of(EXTENDED, 10, LOSSY, 10, LOSSLESS, 5);

    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;

    /// Sizes of pixels have 14 bits.
    private static final int MAX_EDGE = 0x3FFF;

    private WebpChunks() {}

    static byte[] needed(byte[] webp) {
        var out = new ByteArrayOutputStream(webp.length);
        out.write(webp, 0, HEADER);
        var in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        boolean pixels = false;
        @Nullable Size canvas = null;
        for (int at = HEADER; at <= webp.length - FRAME && !pixels; ) {
            int name = in.getInt(at);
            int length = in.getInt(at + 4);
            if (length < 0 || length > webp.length - FRAME - at) {
                throw InvalidContent.broken();
            }
            if (name == FRAMES || (name == EXTENDED && length > 0 && (webp[at + FRAME] & ANIMATED) != 0)) {
                throw InvalidContent.animated();
            }
            if (HEADERS.containsKey(name)) {
                canvas = size(in, at + FRAME, name, length, canvas);
            }
            if (NEEDED.contains(name)) {
                copy(webp, at, name, length, out);
            }
            pixels = name == LOSSY || name == LOSSLESS;
            at += FRAME + length + length % 2;
        }
        if (!pixels) {
            throw InvalidContent.broken();
        }
        var needed = out.toByteArray();
        ByteBuffer.wrap(needed).order(ByteOrder.LITTLE_ENDIAN).putInt(4, needed.length - FRAME);
        return needed;
    }

    private record Size(int width, int height) {}

    /// Returns the size in the header of the chunk. The reader allocates memory for the size of the pixels, but
    /// reports that of the canvas.
    private static Size size(ByteBuffer webp, int at, int name, int length, @Nullable Size canvas) {
        if (length < HEADERS.getOrDefault(name, 0)) {
            throw InvalidContent.broken();
        }
        var size = name == EXTENDED
                ? new Size((webp.getInt(at + 4) & 0xFFFFFF) + 1, (webp.getInt(at + 6) >>> 8) + 1)
                : name == LOSSY
                        ? new Size(webp.getShort(at + 6) & MAX_EDGE, webp.getShort(at + 8) & MAX_EDGE)
                        : new Size((webp.getInt(at + 1) & MAX_EDGE) + 1, (webp.getInt(at + 1) >>> 14 & MAX_EDGE) + 1);
        if (canvas != null && !canvas.equals(size)) {
            throw InvalidContent.broken();
        }
        return size;
    }

    /// Chunks are padded to even positions. Of the flags only transparency still applies.
    private static void copy(byte[] webp, int at, int name, int length, ByteArrayOutputStream out) {
        int from = out.size();
        out.write(webp, at, FRAME + length);
        if (name == EXTENDED && length > 0) {
            var written = out.toByteArray();
            written[from + FRAME] &= ALPHA;
            out.reset();
            out.writeBytes(written);
        }
        if (length % 2 == 1) {
            out.write(0);
        }
    }

    private static int name(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }
}
