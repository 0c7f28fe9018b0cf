package dev.kontor.media.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;

/// Reduces a PNG to the chunks that its pixels need. Texts and profiles are compressed and may unpack to any
/// size, and trailing data may be anything.
final class PngChunks {

    private static final int SIGNATURE = 8;
    /// Length, name and checksum.
    private static final int FRAME = 12;

    private static final int IEND = 0x49454E44;
    private static final int ANIMATION = 0x6163544C;
    private static final Set<Integer> NEEDED = Set.of(0x49484452, 0x504C5445, 0x74524E53, 0x49444154, IEND);

    private PngChunks() {}

    static byte[] needed(byte[] png) {
        var out = new ByteArrayOutputStream(png.length);
        out.write(png, 0, SIGNATURE);
        var in = ByteBuffer.wrap(png);
        for (int at = SIGNATURE; at <= png.length - FRAME; ) {
            int length = in.getInt(at);
            int name = in.getInt(at + 4);
            if (length < 0 || length > png.length - FRAME - at) {
                throw InvalidContent.broken();
            }
            if (name == ANIMATION) {
                throw InvalidContent.animated();
            }
            if (NEEDED.contains(name)) {
                out.write(png, at, FRAME + length);
            }
            if (name == IEND) {
                return out.toByteArray();
            }
            at += FRAME + length;
        }
        throw InvalidContent.broken();
    }
}
