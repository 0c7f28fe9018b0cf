package dev.kontor.search.text;

import dev.kontor.shared.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words that some people join and others do not: with a hyphen (`Wi-Fi`), after a single letter (`T-Shirt`),
/// numbers with units (`65 W`, `1,5 l`) and long numbers (`20.000`).
public final class JoinedWords {

    private static final int MAX_PARTS = 4;
    private static final Pattern HYPHEN = Pattern.compile("[-\u2010\u2011]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u2009\u202f]+");
    private static final Pattern GROUPING = Pattern.compile("[.,'\u2019 \u00a0\u2009\u202f]");
    private static final Pattern BEFORE_UNIT = Pattern.compile("[\\s\u00a0\u2009\u202f-]{0,3}");
    private static final Pattern INCH = Pattern.compile("\\s?[\"\u2033\u201d].*", Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern DIGITS_AND_UNIT = Pattern.compile("([0-9]+)(\\p{L}+)");

    /// Separates the digits of a decimal, because a word has letters and digits only.
    private static final String POINT = "punkt";

    private static final Map<String, String> UNITS = units();

    private JoinedWords() {}

    /// A run of joined words.
    private record Join(int from, int to, String word) {}

    /// Additional search terms of a text: words that it has in several pieces, joined.
    public static Set<String> of(String text) {
        var places = Words.places(text);
        var joined = new LinkedHashSet<String>();
        int measured = 0;
        for (int from = 0; from < places.size(); from++) {
            var measure = from < measured ? null : measure(text, places, from);
            if (measure != null) {
                joined.add(measure.word());
                // After a space another number may begin: "2 500 g".
                measured = isBlank(text, places, from, measure) ? from : measure.to();
            }
            if (from + 1 < places.size() && isSingle(places, from) && isBlank(text, places, from)) {
                joined.add(places.get(from).word() + places.get(from + 1).word());
            }
            var run = new StringBuilder(places.get(from).word());
            for (int to = from; to + 1 < places.size() && to - from < MAX_PARTS && isHyphen(text, places, to); to++) {
                run.append(places.get(to + 1).word());
                boolean whole = to + 2 >= places.size() || !isHyphen(text, places, to + 1);
                boolean first = from == 0 || !isHyphen(text, places, from - 1);
                if (to == from || (whole && first)) {
                    joined.add(run.toString());
                }
            }
        }
        joined.removeIf(word -> word.length() > Words.LONGEST);
        places.forEach(place -> joined.remove(place.word()));
        return joined;
    }

    /// The words of a search, with numbers joined to units and single letters joined to their neighbours.
    public static List<TypedWord> typed(String text) {
        var places = Words.places(text);
        var typed = new ArrayList<TypedWord>();
        int from = 0;
        while (from < places.size()) {
            var join = measure(text, places, from);
            if (join == null && from + 1 < places.size() && isHyphen(text, places, from)) {
                if (isSingle(places, from) || isSingle(places, from + 1)) {
                    join = new Join(
                            from,
                            from + 2,
                            places.get(from).word() + places.get(from + 1).word());
                }
            }
            if (join == null || join.word().length() > Words.LONGEST) {
                typed.add(TypedWord.of(places.get(from).word()));
                from++;
            } else {
                var parts = places.subList(from, join.to()).stream()
                        .map(Words.Place::word)
                        .toList();
                typed.add(new TypedWord(join.word(), parts));
                from = join.to();
            }
        }
        return typed;
    }

    /// The words of a text in the form of a search, separated by spaces.
    public static String plain(String text) {
        return String.join(" ", typed(text).stream().map(TypedWord::text).toList());
    }

    /// The number that begins at a word, with its unit if it has one.
    private static @Nullable Join measure(String text, List<Words.Place> places, int from) {
        var first = DIGITS_AND_UNIT.matcher(places.get(from).word());
        if (first.matches()) {
            var unit = UNITS.get(first.group(2));
            return unit == null ? null : new Join(from, from + 1, first.group(1) + unit);
        }
        if (!DIGITS.matcher(places.get(from).word()).matches()) {
            return null;
        }
        var number = new StringBuilder(places.get(from).word());
        int last = from;
        boolean grouped = false;
        boolean decimal = false;
        while (last + 1 < places.size() && !decimal && number.length() <= 12) {
            var gap = gap(text, places, last);
            var next = places.get(last + 1).word();
            var withUnit = DIGITS_AND_UNIT.matcher(next);
            var unit = withUnit.matches() ? UNITS.get(withUnit.group(2)) : null;
            var digits = unit == null ? next : withUnit.group(1);
            if (!GROUPING.matcher(gap).matches() || !DIGITS.matcher(digits).matches()) {
                break;
            }
            if (digits.length() == 3 && (grouped || places.get(from).word().length() <= 3)) {
                number.append(digits);
                grouped = true;
            } else if (!grouped && (gap.equals(",") || gap.equals("."))) {
                var fraction = digits.replaceFirst("0+$", "");
                number.append(fraction.isEmpty() ? "" : POINT + fraction);
                decimal = true;
            } else {
                break;
            }
            last++;
            if (unit != null) {
                return new Join(from, last + 1, number + unit);
            }
        }
        if (last + 1 < places.size()
                && BEFORE_UNIT.matcher(gap(text, places, last)).matches()) {
            var unit = UNITS.get(places.get(last + 1).word());
            if (unit != null) {
                return new Join(from, last + 2, number + unit);
            }
        }
        int end = places.get(last).end();
        if (INCH.matcher(text.substring(end, Math.min(text.length(), end + 2))).matches()) {
            return new Join(from, last + 1, number + UNITS.getOrDefault("inch", ""));
        }
        return grouped || decimal ? new Join(from, last + 1, number.toString()) : null;
    }

    private static boolean isSingle(List<Words.Place> places, int at) {
        var word = places.get(at).word();
        return word.length() == 1 && Character.isLetter(word.charAt(0));
    }

    private static boolean isHyphen(String text, List<Words.Place> places, int at) {
        return HYPHEN.matcher(gap(text, places, at)).matches();
    }

    private static boolean isBlank(String text, List<Words.Place> places, int at, Join join) {
        return at + 1 < join.to() && isBlank(text, places, at);
    }

    private static boolean isBlank(String text, List<Words.Place> places, int at) {
        return BLANKS.matcher(gap(text, places, at)).matches();
    }

    private static String gap(String text, List<Words.Place> places, int at) {
        return text.substring(places.get(at).end(), places.get(at + 1).start());
    }

    private static Map<String, String> units() {
        var units = new HashMap<String, String>();
        TextResource.groups("units.txt").forEach(group -> group.forEach(name -> units.put(name, group.getFirst())));
        return Map.copyOf(units);
    }
}
