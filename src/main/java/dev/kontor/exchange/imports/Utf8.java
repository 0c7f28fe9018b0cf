package dev.kontor.exchange.imports;

import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The encoding of imported files.
final class Utf8 {

    static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /// Returns a decoder that fails on invalid bytes. Replacing them would store wrong characters.
    static CharsetDecoder strict() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
