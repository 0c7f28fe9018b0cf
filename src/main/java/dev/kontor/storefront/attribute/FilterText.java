package dev.kontor.storefront.attribute;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Values within a parameter whose separators may also occur in a value.
public final class FilterText {

    private FilterText() {}

    /// Only separators are escaped, so a filter stays readable.
    public static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            var one = Character.toString(letter);
            escaped.append(",:%+".contains(one) ? URLEncoder.encode(one, StandardCharsets.UTF_8) : one);
        });
        return escaped.toString();
    }

    /// @throws IllegalArgumentException if an escape sequence is invalid
    public static String unescape(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                .replace("\0", "");
    }
}
