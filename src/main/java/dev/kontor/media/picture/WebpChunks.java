package dev.kontor.media.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

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

    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;

    private WebpChunks() {}

    static byte[] needed(byte[] webp) {
        var out = new ByteArrayOutputStream(webp.length);
        out.write(webp, 0, HEADER);
        var in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        boolean pixels = false;
        for (int at = HEADER; at <= webp.length - FRAME && !pixels; ) {
            int name = in.getInt(at);
            int length = in.getInt(at + 4);
            if (length < 0 || length > webp.length - FRAME - at) {
                throw InvalidContent.broken();
            }
            if (name == FRAMES || (name == EXTENDED && length > 0 && (webp[at + FRAME] & ANIMATED) != 0)) {
                throw InvalidContent.animated();
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
