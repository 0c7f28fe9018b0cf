package dev.kontor.media.library;

import java.text.Normalizer;

/// Turns a client's file name into a readable name. It is only a label in lists: no folder, no type.
final class FileName {

    private static final int MAX_LENGTH = 200;

    private FileName() {}

    static String of(String given) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var plain = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{M}\\p{N} ._()+-]+", "_")
                .strip();
        var cut = plain.length() <= MAX_LENGTH ? plain : plain.substring(plain.length() - MAX_LENGTH);
        return cut.isBlank() ? "file" : cut;
    }
}
