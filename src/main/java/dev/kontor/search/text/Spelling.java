package dev.kontor.search.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the word that a misspelled one was meant to be.
///
/// A wrong guess is worse than none: someone who searches for a *Messer* does not want something *besser*. So
/// the first letter stays, a short word may only lack, repeat or transpose letters or have a neighboring key in
/// place of one, and only a long one may differ twice.
public final class Spelling {

    private static final int MIN_LENGTH = 4;
    private static final int SHORT = 5;
    private static final int LONG = 8;
    private static final int MIN_TAIL_LENGTH = 5;
    private static final int MIN_REST_LENGTH = 3;

    /// Adjacent letters on QWERTY and QWERTZ.
    private static final List<String> KEYS = List.of("qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm");

    /// Letters that sound alike.
    private static final Set<String> ALIKE =
            Set.of("ck", "kc", "sz", "zs", "fv", "vf", "vw", "wv", "iy", "yi", "gj", "jg", "cs", "sc", "kq", "qk");

    private Spelling() {}

    /// A word of the shop.
    ///
    /// @param stem its search term
    /// @param products the number of products with it
    public record Known(String word, String stem, int products) {}

    /// The nearest word: of equally near ones the most frequent, then alphabetical. Numbers are never corrected.
    ///
    /// @param stem search term of the typed word: a plural is also compared without its ending
    public static Optional<Known> nearest(String typed, String stem, Collection<Known> words) {
        return nearest(words.stream()
                .map(known -> Map.entry(known, Math.min(reach(typed, known.word()), reachOfStem(stem, known.stem())))));
    }

    /// The same for the ends of compounds: `kopfhorer` of `studiokopfhorer`. The result is the compound.
    public static Optional<Known> nearestEnd(String typed, Collection<Known> words) {
        if (typed.length() < MIN_TAIL_LENGTH) {
            return Optional.empty();
        }
        return nearest(words.stream()
                .flatMap(known -> IntStream.rangeClosed(typed.length() - 1, typed.length() + 1)
                        .filter(length -> known.word().length() - length >= MIN_REST_LENGTH)
                        .mapToObj(length -> known.word().substring(known.word().length() - length))
                        .map(end -> Map.entry(new Known(end, known.stem(), known.products()), reach(typed, end)))
                        .filter(each -> each.getValue() <= 1)));
    }

    private static Optional<Known> nearest(Stream<Map.Entry<Known, Integer>> reached) {
        return reached.filter(each -> each.getValue() < Integer.MAX_VALUE)
                .min(Comparator.comparingInt(Map.Entry<Known, Integer>::getValue)
                        .thenComparing(each -> -each.getKey().products())
                        .thenComparing(each -> each.getKey().word()))
                .map(Map.Entry::getKey);
    }

    private static int reachOfStem(String typed, String stem) {
        return Math.min(typed.length(), stem.length()) < SHORT ? Integer.MAX_VALUE : reach(typed, stem);
    }

    /// The number of different letters; infinite if one cannot have been meant by the other.
    private static int reach(String typed, String word) {
        if (typed.length() < MIN_LENGTH
                || word.length() < MIN_LENGTH - 1
                || typed.chars().anyMatch(Character::isDigit)
                || word.chars().anyMatch(Character::isDigit)) {
            return Integer.MAX_VALUE;
        }
        int distance = distance(typed, word);
        int most = typed.length() < LONG ? 1 : 2;
        boolean begins = typed.charAt(0) == word.charAt(0);
        // In a long word even the first letter may be transposed or missing.
        boolean near = begins || (distance == 1 && isSwapped(typed, word)) || (distance == 1 && typed.length() >= LONG);
        boolean slip = typed.length() > SHORT || typed.length() != word.length() || isSlip(typed, word);
        return distance <= most && near && slip ? distance : Integer.MAX_VALUE;
    }

    /// Whether two words of the same length differ by a transposition, or by letters that are easily confused.
    private static boolean isSlip(String typed, String word) {
        return isSwapped(typed, word)
                || IntStream.range(0, typed.length())
                        .filter(at -> typed.charAt(at) != word.charAt(at))
                        .allMatch(at -> areAlike(typed.charAt(at), word.charAt(at)));
    }

    private static boolean isSwapped(String typed, String word) {
        if (typed.length() != word.length()) {
            return false;
        }
        var differing = IntStream.range(0, typed.length())
                .filter(at -> typed.charAt(at) != word.charAt(at))
                .toArray();
        return differing.length == 2
                && differing[1] == differing[0] + 1
                && typed.charAt(differing[0]) == word.charAt(differing[1])
                && typed.charAt(differing[1]) == word.charAt(differing[0]);
    }

    private static boolean areAlike(char one, char other) {
        return ALIKE.contains("" + one + other)
                || KEYS.stream().anyMatch(row -> {
                    int left = row.indexOf(one);
                    int right = row.indexOf(other);
                    return left >= 0 && right >= 0 && Math.abs(left - right) == 1;
                });
    }

    /// The number of changed, missing, added or transposed letters.
    static int distance(String left, String right) {
        var before = new int[right.length() + 1];
        var previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            var current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                boolean same = left.charAt(row - 1) == right.charAt(column - 1);
                current[column] = Math.min(
                        Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + (same ? 0 : 1));
                if (row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1)) {
                    current[column] = Math.min(current[column], before[column - 2] + 1);
                }
            }
            before = previous;
            previous = current;
        }
        return previous[right.length()];
    }
}
