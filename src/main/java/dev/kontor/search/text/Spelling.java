package dev.kontor.search.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Decides which word somebody meant who typed another.
public final class Spelling {

    private static final int SHORTEST = 3;
    private static final int LONG_WORD = 5;

    private Spelling() {}

    /// A word of the shop.
    ///
    /// @param stem what it is searched by
    /// @param products how many have it
    public record Known(String word, String stem, int products) {}

    /// The nearest word: of those that are equally near the most frequent, then the first of the alphabet. Short words
    /// may differ by one letter, longer ones by two; a number is never taken for another.
    public static Optional<Known> nearest(String typed, Collection<Known> words) {
        if (typed.length() < SHORTEST || typed.chars().anyMatch(Character::isDigit)) {
            return Optional.empty();
        }
        int most = typed.length() < LONG_WORD ? 1 : 2;
        return words.stream()
                .filter(known -> distance(typed, known.word()) <= most)
                .min(Comparator.comparingInt((Known known) -> distance(typed, known.word()))
                        .thenComparing(Comparator.comparingInt(Known::products).reversed())
                        .thenComparing(Known::word));
    }

    /// How many letters must be changed, left out, added, or swapped with their neighbour.
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
