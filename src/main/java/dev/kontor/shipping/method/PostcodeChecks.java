package dev.kontor.shipping.method;

import dev.kontor.shared.problem.FieldProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Validates lists of postcodes: each range begins before it ends, and the ranges of a list do not overlap.
final class PostcodeChecks {

    private PostcodeChecks() {}

    /// @param index in the list
    private record Placed(int index, PostcodeRange range) {}

    /// @param pointer of the list
    static void check(List<PostcodeRange> ranges, String pointer, List<FieldProblem> errors) {
        boolean valid = true;
        for (int index = 0; index < ranges.size(); index++) {
            var error = ranges.get(index).error();
            if (error != null) {
                errors.add(FieldProblem.ofPointer(pointer + "/" + index, "invalid", error));
                valid = false;
            }
        }
        if (!valid) {
            return;
        }
        var sorted = IntStream.range(0, ranges.size())
                .mapToObj(index -> new Placed(index, ranges.get(index)))
                .sorted(Comparator.comparing((Placed placed) -> placed.range().country())
                        .thenComparing(placed -> placed.range().low()))
                .toList();
        for (int next = 1; next < sorted.size(); next++) {
            var before = Objects.requireNonNull(sorted.get(next - 1));
            var range = sorted.get(next);
            if (before.range().overlaps(range.range())) {
                errors.add(FieldProblem.ofPointer(
                        pointer + "/" + range.index(),
                        "overlaps",
                        "The range overlaps the one at %d. Join them, or end one before the other begins."
                                .formatted(before.index())));
            }
        }
    }
}
