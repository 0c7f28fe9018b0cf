package dev.kontor.search.index;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.search.index.AttributeValues.Definition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads attribute values of products and their variants: two statements, whatever the number of products.
@Repository
class AttributeQueries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AttributeQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Choice(
            String key, String label, @Nullable Map<String, String> labels) {}

    /// @param values of the product itself and of each variant with values
    private record Typed(UUID product, UUID type, JsonNode values) {}

    /// By product; those without a value are omitted.
    ///
    /// @param products for `:ids::uuid[]`
    Map<UUID, AttributeValues> of(String[] products) {
        var typed = jdbc.sql("""
                        select p.product_id, p.type_id, jsonb_build_array(p.attributes) || coalesce((
                                select jsonb_agg(v.attributes order by v.position)
                                from catalog.pub_variants v
                                where v.product_id = p.product_id and v.attributes <> '{}'), '[]') as given
                        from catalog.pub_products p
                        where p.product_id = any (:ids::uuid[]) and p.type_id is not null
                        """)
                .param("ids", products)
                .query((row, _) -> new Typed(
                        row.getObject("product_id", UUID.class),
                        row.getObject("type_id", UUID.class),
                        json.readTree(row.getString("given"))))
                .list();
        var values = new HashMap<UUID, AttributeValues>();
        if (!typed.isEmpty()) {
            var definitions = definitions(typed);
            for (var product : typed) {
                values.put(
                        product.product(),
                        AttributeValues.of(definitions.getOrDefault(product.type(), List.of()), product.values()));
            }
        }
        return values;
    }

    private Map<UUID, List<Definition>> definitions(List<Typed> typed) {
        Set<UUID> types = new HashSet<>();
        typed.forEach(product -> types.add(product.type()));
        var definitions = new HashMap<UUID, List<Definition>>();
        jdbc.sql("""
                        select type_id, code, kind, choices, searchable, filterable from catalog.pub_type_attributes
                        where type_id = any (:ids::uuid[]) and (searchable or filterable)
                        order by type_id, position
                        """).param("ids", Rows.texts(types)).query(row -> {
            definitions
                    .computeIfAbsent(row.getObject("type_id", UUID.class), _ -> new ArrayList<>())
                    .add(definition(row));
        });
        return definitions;
    }

    private Definition definition(ResultSet row) throws SQLException {
        var labels = new HashMap<String, Map<String, String>>();
        for (var choice : json.readValue(row.getString("choices"), new TypeReference<List<Choice>>() {})) {
            var texts = new HashMap<>(choice.labels() == null ? Map.<String, String>of() : choice.labels());
            texts.put("", choice.label());
            labels.put(choice.key(), texts);
        }
        return new Definition(
                row.getString("code"),
                AttributeKind.valueOf(row.getString("kind")),
                labels,
                row.getBoolean("searchable"),
                row.getBoolean("filterable"));
    }
}
