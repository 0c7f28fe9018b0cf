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

/// Filters an export. A range has `gte`, `gt`, `lte` and `lt`.
///
/// @param status only orders in one of these states
/// @param createdAt only orders created in that range
/// @param placedAt only orders placed in that range
/// @param updatedAt only objects changed in that range
record ExportFilter(
        @Schema(example = "[\"OPEN\"]") @Size(max = 5) @Nullable
        List<@NotNull OrderStatus> status,

        @Nullable TimeRange createdAt,
        @Nullable TimeRange placedAt,
        @Nullable TimeRange updatedAt) {

    static final ExportFilter NONE = new ExportFilter(null, null, null, null);

    /// @throws BadRequestException `invalid-filter` if the type does not support the filter
    void requireValid(ExportType type) {
        if (type == ExportType.ORDERS) {
            return;
        }
        var unfit = new ArrayList<FieldProblem>();
        check("status", status, unfit);
        check("createdAt", createdAt, unfit);
        check("placedAt", placedAt, unfit);
        if (!unfit.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.INVALID_FILTER, "%s have no such filter.".formatted(type), Map.of(), unfit);
        }
    }

    private static void check(String field, @Nullable Object value, List<FieldProblem> unfit) {
        if (value != null) {
            unfit.add(
                    FieldProblem.ofPointer("/filter/" + field, "unknown-filter", "Only orders are narrowed by this."));
        }
    }
}
