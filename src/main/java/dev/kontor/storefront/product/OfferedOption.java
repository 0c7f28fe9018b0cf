package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Something that the variants of a product differ in.
///
/// @param values in the order in which they are offered
record OfferedOption(
        @Schema(example = "Colour") String name,
        @Schema(example = "[\"Blue\",\"Red\"]") List<String> values) {

    /// Of a row with the column `options`.
    static List<OfferedOption> of(ResultSet row, JsonMapper json) throws SQLException {
        return json.readValue(row.getString("options"), new TypeReference<List<OfferedOption>>() {});
    }
}
