package dev.kontor.shared.web.problem;

import java.util.List;
import java.util.Set;

/// The distance between a path and a pattern, by segments: insertions, deletions and misspellings.
final class PathDistance {

    /// Paths up to this distance are near: one segment too many or too few, or typos.
    static final int NEAR = 10;

    private static final int SEGMENT = 10;
    private static final Set<String> LEFT_OUT = Set.of("store", "admin", "v1");
    private static final int PREFIX = 4;
    private static final int VARIABLE = 1;
    private static final int OTHER = 1_000;

    private PathDistance() {}

    static int of(List<String> given, List<String> pattern) {
        var costs = new int[given.size() + 1][pattern.size() + 1];
        for (int row = 0; row <= given.size(); row++) {
            for (int column = 0; column <= pattern.size(); column++) {
                if (row == 0 && column == 0) {
                    continue;
                }
                int best = OTHER;
                if (row > 0) {
                    best = Math.min(best, costs[row - 1][column] + SEGMENT);
                }
                if (column > 0) {
                    best = Math.min(best, costs[row][column - 1] + missing(pattern.get(column - 1)));
                }
                if (row > 0 && column > 0) {
                    best = Math.min(
                            best, costs[row - 1][column - 1] + replaced(given.get(row - 1), pattern.get(column - 1)));
                }
                costs[row][column] = best;
            }
        }
        return costs[given.size()][pattern.size()];
    }

    /// A missing word says nothing about the intended path.
    private static int missing(String pattern) {
        return LEFT_OUT.contains(pattern) ? PREFIX : pattern.startsWith("{") ? SEGMENT : OTHER;
    }

    private static int replaced(String given, String pattern) {
        if (pattern.startsWith("{")) {
            return VARIABLE;
        }
        return given.equals(pattern)
                ? 0
                : NearestName.isNear(given, pattern) ? 2 + NearestName.distance(given, pattern) : OTHER;
    }
}
