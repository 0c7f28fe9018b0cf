package dev.kontor.shared.web.admission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The body of a request, from its arrival until the request ends. Counts the bytes that have arrived, not those that
/// were announced, and no small bodies: adding to a cart works even if large bodies use all of the memory.
final class ArrivingBody implements AutoCloseable {

    static final int SMALL = 16_384;

    private static final int PIECE = 65_536;

    private final BodyMemory memory;
    private int taken;

    ArrivingBody(BodyMemory memory) {
        this.memory = memory;
    }

    /// @param max bytes to read at most
    /// @return null if no memory is left for it
    byte @Nullable [] read(InputStream source, int max) throws IOException {
        var start = source.readNBytes(Math.min(max, SMALL));
        if (start.length < SMALL) {
            return start;
        }
        var body = new ByteArrayOutputStream(2 * SMALL);
        body.write(start);
        while (body.size() < max) {
            int wanted = Math.min(max - body.size(), PIECE);
            if (!memory.take(wanted)) {
                return null;
            }
            taken += wanted;
            var piece = source.readNBytes(wanted);
            body.write(piece);
            if (piece.length < wanted) {
                break;
            }
        }
        return body.toByteArray();
    }

    @Override
    public void close() {
        memory.release(taken);
        taken = 0;
    }
}
