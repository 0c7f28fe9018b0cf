package dev.kontor.shared.address;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes one line of a text: line breaks and tabs become a space.
final class OneLine {

    private static final Pattern BREAK = Pattern.compile("\\s*[\\t\\n\\r\\u000B\\u000C\\u0085\\u2028\\u2029]+\\s*");

    private OneLine() {}

    static String of(String text) {
        var broken = BREAK.matcher(text);
        return broken.find() ? broken.replaceAll(" ").strip() : text;
    }

    /// The same; absent if nothing is left.
    static @Nullable String orNull(@Nullable String text) {
        var line = text == null ? null : of(text);
        return line == null || line.isBlank() ? null : line;
    }
}
