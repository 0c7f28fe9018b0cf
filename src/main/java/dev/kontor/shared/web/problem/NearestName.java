package dev.kontor.shared.web.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name nearest to a misspelled one: at most one letter in three is missing, wrong or misplaced.
/// Case, `-` and `_` are ignored.
public final class NearestName {

    private static final int MAX_LENGTH = 64;

    private NearestName() {}

    public static Optional<String> of(String given, Collection<String> known) {
        if (given.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> isNear(given, candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(given, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static boolean isNear(String given, String known) {
        var left = plain(given);
        var right = plain(known);
        int allowed = Math.max(left.length(), right.length()) / 3;
        return left.length() <= MAX_LENGTH
                && Math.abs(left.length() - right.length()) <= allowed
                && edits(left, right) <= allowed;
    }

    /// The number of insertions, deletions, replacements and transpositions.
    static int distance(String given, String known) {
        return edits(plain(given), plain(known));
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static int edits(String left, String right) {
        var rows = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                rows[row][column] = row == 0 || column == 0 ? row + column : step(rows, left, right, row, column);
            }
        }
        return rows[left.length()][right.length()];
    }

    private static int step(int[][] rows, String left, String right, int row, int column) {
        boolean same = left.charAt(row - 1) == right.charAt(column - 1);
        int best = Math.min(
                Math.min(rows[row - 1][column], rows[row][column - 1]) + 1, rows[row - 1][column - 1] + (same ? 0 : 1));
        boolean exchanged = row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
        return exchanged ? Math.min(best, rows[row - 2][column - 2] + 1) : best;
    }
}
