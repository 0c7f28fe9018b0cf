package dev.kontor.search.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.IntConsumer;

/// The numbers of a document's facets in few bytes: their count, and the difference of each from the previous
/// one, in groups of seven bits of which all but the last have the eighth set. The bytes of many documents are
/// concatenated, so the database need not unpack them for counting.
public final class PackedFacets {

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private PackedFacets() {}

    static byte[] pack(Collection<Integer> numbers) {
        var bytes = new ByteArrayOutputStream();
        if (!numbers.isEmpty()) {
            write(numbers.size(), bytes);
        }
        int before = 0;
        for (int number : numbers.stream().sorted().toList()) {
            write(number - before, bytes);
            before = number;
        }
        return bytes.toByteArray();
    }

    /// Passes on each number of each of the documents.
    ///
    /// @param packed documents one after the other
    public static void read(byte[] packed, IntConsumer numbers) {
        var bytes = ByteBuffer.wrap(packed);
        while (bytes.hasRemaining()) {
            int number = 0;
            for (int left = read(bytes); left > 0; left--) {
                number += read(bytes);
                numbers.accept(number);
            }
        }
    }

    private static int read(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0; ; shift += BITS) {
            int group = bytes.get();
            value |= (group & (MORE - 1)) << shift;
            if ((group & MORE) == 0) {
                return value;
            }
        }
    }

    private static void write(int value, ByteArrayOutputStream bytes) {
        int left = value;
        while (left >= MORE) {
            bytes.write(left & (MORE - 1) | MORE);
            left >>>= BITS;
        }
        bytes.write(left);
    }
}
