package dev.kontor.search.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.IntConsumer;

/// The numbers of the facets of a document in few bytes: how many there are, and how far each is from the one before,
/// in groups of seven bits of which all but the last have the eighth set. Of many documents these stand one behind the
/// other, so that they can be counted without being taken apart by the database.
public final class PackedFacets {

    private static final int MORE = 0x80;
    private static final int BITS = 7;
    /// How PostgreSQL begins an array that has no elements: its dimensions, whether it has nulls, of what it is.
    private static final int ARRAY_HEAD = 3 * Integer.BYTES;

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

    /// Hands over each number of each of the documents.
    ///
    /// @param packed documents one behind the other: packed, or as `array_send` writes an array of integers, which
    ///     begins like no packed one
    public static void read(byte[] packed, IntConsumer numbers) {
        var bytes = ByteBuffer.wrap(packed);
        while (bytes.hasRemaining()) {
            if (bytes.get(bytes.position()) == 0) {
                array(bytes, numbers);
                continue;
            }
            int number = 0;
            for (int left = read(bytes); left > 0; left--) {
                number += read(bytes);
                numbers.accept(number);
            }
        }
    }

    private static void array(ByteBuffer bytes, IntConsumer numbers) {
        int dimensions = bytes.getInt();
        bytes.position(bytes.position() + ARRAY_HEAD - Integer.BYTES);
        if (dimensions == 0) {
            return;
        }
        int size = bytes.getInt();
        // Where the array begins, and before each element how long it is.
        bytes.getInt();
        for (int element = 0; element < size; element++) {
            bytes.getInt();
            numbers.accept(bytes.getInt());
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
