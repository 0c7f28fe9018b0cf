package dev.kontor.search.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a number that may be written in several words, with its unit if it has one: `65 W`, `1,5 l`, `20.000`.
final class Measure {

    private static final int MAX_DIGITS = 12;
    private static final int GROUP = 3;
    private static final Pattern GROUPING = Pattern.compile("[.,'\u2019 \u00a0\u2009\u202f]");
    private static final Pattern BEFORE_UNIT = Pattern.compile("[\\s\u00a0\u2009\u202f-]{0,3}");
    private static final Pattern INCH = Pattern.compile("\\s?[\"\u2033\u201d].*", Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern DIGITS_AND_UNIT = Pattern.compile("([0-9]+)(\\p{L}+)");

    /// Separates the digits of a decimal, because a word has letters and digits only.
    private static final String POINT = "punkt";

    private static final Map<String, String> UNITS = units();

    private final PlacedWords words;
    private final int from;
    private final StringBuilder number = new StringBuilder();
    private int last;
    private boolean grouped;
    private boolean decimal;

    private Measure(PlacedWords words, int from) {
        this.words = words;
        this.from = from;
        this.last = from;
    }

    /// The digits of one word, with a known unit if letters follow them.
    private record Figure(String digits, @Nullable String unit) {

        static @Nullable Figure of(String word) {
            if (DIGITS.matcher(word).matches()) {
                return new Figure(word, null);
            }
            var withUnit = DIGITS_AND_UNIT.matcher(word);
            var unit = withUnit.matches() ? UNITS.get(withUnit.group(2)) : null;
            return unit == null ? null : new Figure(withUnit.group(1), unit);
        }
    }

    /// The number that begins at a word, joined with its unit. Absent if none does, or if it is a single word
    /// without a unit.
    static @Nullable Join at(PlacedWords words, int from) {
        var first = Figure.of(words.word(from));
        return first == null ? null : new Measure(words, from).read(first);
    }

    private @Nullable Join read(Figure first) {
        number.append(first.digits());
        var figure = first;
        while (figure.unit() == null) {
            var next = next();
            if (next == null || !append(next.digits())) {
                break;
            }
            figure = next;
        }
        if (figure.unit() != null) {
            return join(last, figure.unit());
        }
        if (words.hasNext(last) && BEFORE_UNIT.matcher(words.gap(last)).matches()) {
            var unit = UNITS.get(words.word(last + 1));
            if (unit != null) {
                return join(last + 1, unit);
            }
        }
        if (INCH.matcher(words.after(last, 2)).matches()) {
            return join(last, UNITS.getOrDefault("inch", ""));
        }
        return grouped || decimal ? join(last, "") : null;
    }

    /// The next word, if the number can continue with it.
    private @Nullable Figure next() {
        boolean complete = decimal || number.length() > MAX_DIGITS || !words.hasNext(last);
        return complete || !GROUPING.matcher(words.gap(last)).matches() ? null : Figure.of(words.word(last + 1));
    }

    /// Appends a group of three digits, or decimals.
    ///
    /// @return false if the digits are another number
    private boolean append(String digits) {
        var gap = words.gap(last);
        if (digits.length() == GROUP && (grouped || words.word(from).length() <= GROUP)) {
            number.append(digits);
            grouped = true;
        } else if (!grouped && (gap.equals(",") || gap.equals("."))) {
            var fraction = digits.replaceFirst("0+$", "");
            number.append(fraction.isEmpty() ? "" : POINT + fraction);
            decimal = true;
        } else {
            return false;
        }
        last++;
        return true;
    }

    private Join join(int end, String unit) {
        return new Join(from, end + 1, number + unit);
    }

    private static Map<String, String> units() {
        var units = new HashMap<String, String>();
        TextResource.groups("units.txt").forEach(group -> group.forEach(name -> units.put(name, group.getFirst())));
        return Map.copyOf(units);
    }
}
