package dev.kontor.search.index;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.search.index.AttributeValues.Definition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/// Reads attribute values of products and their variants: two statements, regardless of the number of products.
@Repository
class AttributeQueries {

    private final JdbcClient jdbc;

    AttributeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Choice(
            String key, String label, @Nullable Map<String, String> labels) {}

    private record Defined(
            UUID typeId,
            String code,
            AttributeKind kind,
            List<Choice> choices,
            boolean searchable,
            boolean filterable) {

        Definition definition() {
            var labels = new HashMap<String, Map<String, String>>();
            for (var choice : choices) {
                var texts = new HashMap<>(choice.labels() == null ? Map.<String, String>of() : choice.labels());
                texts.put("", choice.label());
                labels.put(choice.key(), texts);
            }
            return new Definition(code, kind, labels, searchable, filterable);
        }
    }

    /// @param values of the product itself and of each variant with values
    private record Typed(UUID product, UUID type, JsonNode values) {}

    /// By product; those without a value are omitted.
    Map<UUID, AttributeValues> of(Collection<UUID> products) {
        var typed = jdbc.sql("""
                        select p.product_id as product, p.type_id as type, jsonb_build_array(p.attributes) || coalesce((
                                select jsonb_agg(v.attributes order by v.position)
                                from catalog.pub_variants v
                                where v.product_id = p.product_id and v.attributes <> '{}'), '[]') as values
                        from catalog.pub_products p
                        where p.product_id = any (:ids::uuid[]) and p.type_id is not null
                        """).param("ids", products).query(Typed.class).list();
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
        return jdbc
                .sql("""
                        select type_id, code, kind, choices, searchable, filterable from catalog.pub_type_attributes
                        where type_id = any (:ids::uuid[]) and (searchable or filterable)
                        order by type_id, position
                        """)
                .param("ids", typed.stream().map(Typed::type).distinct().toList())
                .query(Defined.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Defined::typeId, Collectors.mapping(Defined::definition, Collectors.toList())));
    }
}
