package dev.kontor.shared.web.binding;

import dev.kontor.shared.database.Conditions;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A filter by time, as a component of a parameter record: `createdAt.gte=2026-01-01T00:00:00Z`.
public record TimeRange(
        @Parameter(description = "At or after this time.") @Nullable
        Instant gte,

        @Parameter(description = "After this time.") @Nullable
        Instant gt,

        @Parameter(description = "At or before this time.") @Nullable
        Instant lte,

        @Parameter(description = "Before this time.") @Nullable
        Instant lt) {

    /// The conditions on the column.
    ///
    /// @param column as for [#and]
    public static Conditions on(String column, @Nullable TimeRange range) {
        var conditions = new Conditions();
        if (range != null) {
            range.bounds()
                    .forEach((name, bound) -> conditions.and(
                            "%s %s :%s".formatted(column, OPERATORS.get(name), parameter(column, name)),
                            parameter(column, name),
                            bound));
        }
        return conditions;
    }

    /// The conditions on the column, each starting with `and`; none for an absent range.
    ///
    /// @param column not null in any row; also the stem of the parameter names, so a plain name
    public static String and(@Nullable TimeRange range, String column) {
        if (range == null) {
            return "";
        }
        var sql = new StringBuilder();
        range.bounds()
                .forEach((name, bound) ->
                        sql.append(" and %s %s :%s".formatted(column, OPERATORS.get(name), parameter(column, name))));
        return sql.toString();
    }

    /// The parameters of [#and].
    public static Map<String, Object> params(@Nullable TimeRange range, String column) {
        var params = new LinkedHashMap<String, Object>();
        if (range != null) {
            range.bounds().forEach((name, bound) -> params.put(parameter(column, name), bound));
        }
        return params;
    }

    private static final Map<String, String> OPERATORS = Map.of("gte", ">=", "gt", ">", "lte", "<=", "lt", "<");

    private Map<String, Instant> bounds() {
        var bounds = new LinkedHashMap<String, Instant>();
        put(bounds, "gte", gte);
        put(bounds, "gt", gt);
        put(bounds, "lte", lte);
        put(bounds, "lt", lt);
        return bounds;
    }

    private static void put(Map<String, Instant> bounds, String name, @Nullable Instant bound) {
        if (bound != null) {
            bounds.put(name, bound);
        }
    }

    private static String parameter(String column, String name) {
        return column.replace('.', '_') + "_" + name;
    }
}
