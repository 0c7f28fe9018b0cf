package dev.kontor.exchange.exports;

import dev.kontor.order.OrderStatus;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits an export. A range has `gte`, `gt`, `lte` and `lt`.
///
/// @param status only orders with one of these statuses
/// @param createdAt only orders created in this range
/// @param placedAt only orders placed in this range
/// @param updatedAt only entries changed in this range
record ExportFilter(
        @Schema(example = "[\"OPEN\"]") @Size(max = 5) @Nullable
        List<@NotNull OrderStatus> status,

        @Nullable TimeRange createdAt,
        @Nullable TimeRange placedAt,
        @Nullable TimeRange updatedAt) {

    /// @throws BadRequestException `invalid-filter` if the type does not support one of the filters
    void requireValid(ExportType type) {
        if (type == ExportType.ORDERS) {
            return;
        }
        var invalid = new ArrayList<FieldProblem>();
        check("status", status, invalid);
        check("createdAt", createdAt, invalid);
        check("placedAt", placedAt, invalid);
        if (!invalid.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.INVALID_FILTER,
                    "An export of %s does not support this filter.".formatted(type),
                    Map.of(),
                    invalid);
        }
    }

    private static void check(String field, @Nullable Object value, List<FieldProblem> invalid) {
        if (value != null) {
            invalid.add(FieldProblem.ofPointer(
                    "/filter/" + field, "unknown-filter", "Only exports of orders support this filter."));
        }
    }
}
