package dev.kontor.exchange.exports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A position in an order with two sort keys, as text.
record Keys(UUID first, String second) {

    static @Nullable Keys read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parts = text.split("/", 2);
        return new Keys(UUID.fromString(parts[0]), parts[1]);
    }

    String text() {
        return first + "/" + second;
    }
}
