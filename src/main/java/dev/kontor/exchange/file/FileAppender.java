package dev.kontor.exchange.file;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;

/// Appends to a file chunk by chunk; only one is in memory at a time.
public final class FileAppender extends OutputStream {

    private static final int CHUNK = 262_144;

    private final FileStore files;
    private final UUID file;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private long size;

    FileAppender(FileStore files, UUID file, long size) {
        this.files = files;
        this.file = file;
        this.size = size;
    }

    /// Returns the written size, without the bytes that are still buffered.
    public long size() {
        return size;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, CHUNK - filled);
            System.arraycopy(bytes, offset + done, chunk, filled, count);
            filled += count;
            done += count;
            if (filled == CHUNK) {
                close();
            }
        }
    }

    /// Writes the buffered bytes.
    @Override
    public void close() {
        if (filled > 0) {
            files.write(file, size, Arrays.copyOf(chunk, filled));
            size += filled;
            filled = 0;
        }
    }
}
