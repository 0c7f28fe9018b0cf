package dev.kontor.storefront.attribute;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Values within a parameter that separates several by signs which a value may have too.
public final class FilterText {

    private FilterText() {}

    /// Only what would be taken for a separator is escaped, so that a filter stays readable.
    public static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            var one = Character.toString(letter);
            escaped.append(",:%+".contains(one) ? URLEncoder.encode(one, StandardCharsets.UTF_8) : one);
        });
        return escaped.toString();
    }

    /// @throws IllegalArgumentException if what was escaped is broken
    public static String unescape(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                .replace("\0", "");
    }
}
