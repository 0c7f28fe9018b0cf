package dev.kontor.exchange.file;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.LongFunction;

/// Reads a file chunk by chunk; only one is in memory at a time.
final class ChunkStream extends InputStream {

    private final LongFunction<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int position;
    private long next;

    /// @param chunks returns the chunk at an offset, an empty one at the end of the file
    /// @param first the offset of the first chunk
    ChunkStream(LongFunction<byte[]> chunks, long first) {
        this.chunks = chunks;
        this.next = first;
    }

    @Override
    public int read() {
        return isTooLong() ? -1 : chunk[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isTooLong()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isTooLong() {
        if (position == chunk.length) {
            chunk = chunks.apply(next);
            position = 0;
            next += chunk.length;
        }
        return chunk.length == 0;
    }
}
