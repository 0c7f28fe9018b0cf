package dev.kontor.storefront.product;

import dev.kontor.storefront.context.StoreContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An option in which the variants of a product differ.
///
/// @param values in display order
record OfferedOption(
        @Schema(example = "Colour") String name,
        @Schema(example = "[\"Blue\",\"Red\"]") List<String> values) {

    /// @param names by language tag
    /// @param labels by value and language tag
    private record Stored(
            String name,
            List<String> values,
            @Nullable Map<String, String> names,
            @Nullable Map<String, Map<String, String>> labels) {

        OfferedOption in(String language) {
            return new OfferedOption(
                    names == null ? name : names.getOrDefault(language, name),
                    values.stream()
                            .map(value -> labels == null
                                    ? value
                                    : labels.getOrDefault(value, Map.of()).getOrDefault(language, value))
                            .toList());
        }
    }

    /// The options of a row with the column `options`, in the requested language if translated.
    static List<OfferedOption> of(ResultSet row, JsonMapper json, StoreContext context) throws SQLException {
        return of(row.getString("options"), json, context);
    }

    /// @param stored the column `options`
    static List<OfferedOption> of(String stored, JsonMapper json, StoreContext context) {
        var language = context.locale().toLanguageTag();
        return json.readValue(stored, new TypeReference<List<Stored>>() {}).stream()
                .map(option -> option.in(language))
                .toList();
    }
}
