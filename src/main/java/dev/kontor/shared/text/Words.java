package dev.kontor.shared.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Splits texts into words for comparison: lower case, Latin letters without accents, no punctuation. Product
/// texts and search texts are treated identically, so peculiarities cancel out.
public final class Words {

    /// The maximum number of significant letters in a word.
    public static final int MAX_WORD_LENGTH = 40;

    /// A run of letters and digits in a text as written; in a script without spaces a single character.
    public static final Pattern RUN = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{N}\\p{M}&&"
            + "[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+");

    private static final Pattern LATIN_MARKS = Pattern.compile("(?<=[\\p{IsLatin}])\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /// A word and its position in the text.
    public record Place(String word, int start, int end) {}

    /// The words of a text, in order.
    public static List<String> of(String text) {
        return places(text).stream().map(Place::word).toList();
    }

    /// The words of a text with their positions, in order.
    public static List<Place> places(String text) {
        var places = new ArrayList<Place>();
        var runs = RUN.matcher(text);
        while (runs.find()) {
            var word = fold(runs.group());
            if (!word.isEmpty()) {
                places.add(new Place(
                        word.length() > MAX_WORD_LENGTH ? word.substring(0, MAX_WORD_LENGTH) : word,
                        runs.start(),
                        runs.end()));
            }
        }
        return places;
    }

    /// The words of a text, separated by spaces.
    public static String plain(String text) {
        return String.join(" ", of(text));
    }

    /// The letters and digits of a code such as a SKU: `cupblue` of `CUP-BLUE`. Empty if it is too long for one.
    public static String code(String text) {
        var code = fold(text);
        return code.length() > 64 ? "" : code;
    }

    private static String fold(String text) {
        var lower = text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ı", "i")
                .replace("ё", "е");
        var marked = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        var plain = Normalizer.normalize(LATIN_MARKS.matcher(marked).replaceAll(""), Normalizer.Form.NFKC);
        return OTHERS.matcher(plain).replaceAll("");
    }
}
