package dev.kontor.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The name of a product or category in URLs: `espresso-cup`. A slug never contains an underscore, which
/// distinguishes it from an id.
public record Slug(String text) {

    /// The format of a slug, as a regular expression.
    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    public static final int MAX_LENGTH = 150;

    /// Leaves room for a numeric suffix.
    private static final int MAX_DERIVED = 120;

    private static final Pattern VALID = Pattern.compile(PATTERN);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

    public Slug {
        if (text.length() > MAX_LENGTH || !VALID.matcher(text).matches()) {
            throw new IllegalArgumentException("not a slug: " + text);
        }
    }

    /// Derives a slug from the title; returns the fallback if the title contains no usable characters.
    public static Slug of(String title, String fallback) {
        var letters = title.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o");
        var plain = MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFKD))
                .replaceAll("");
        var words = trimmed(GAPS.matcher(plain).replaceAll("-"));
        var cut = trimmed(words.length() > MAX_DERIVED ? words.substring(0, MAX_DERIVED) : words);
        return new Slug(cut.isEmpty() ? fallback : cut);
    }

    private static String trimmed(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int end = text.length() > start && text.endsWith("-") ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    /// Returns the slug, with the first numeric suffix that is not taken if the slug itself is.
    public static String free(String slug, Set<String> taken) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? slug : slug + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }
}
