package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.storefront.context.StoreContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the filterable attributes: one statement.
@Repository
public class FilterableAttributes {

    private static final String READ = """
            select distinct on (a.code) a.attribute_id as id, a.code, a.kind, a.position, a.unit, a.choices,
                coalesce(a.names ->> :locale, a.name) as name
            from catalog.pub_type_attributes a
            where a.code = any (:codes::text[]) and a.filterable
            order by a.code, a.position
            """;

    private final JdbcClient jdbc;

    FilterableAttributes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Choice(
            String key, String label, @Nullable Map<String, String> labels) {}

    private record Row(
            AttributeId id,
            String code,
            AttributeKind kind,
            int position,
            String name,
            @Nullable String unit,
            List<Choice> choices) {

        FilterableAttribute in(String language) {
            var labels = new HashMap<String, String>();
            for (var choice : choices) {
                var translated = choice.labels() == null ? Map.<String, String>of() : choice.labels();
                labels.put(choice.key(), translated.getOrDefault(language, choice.label()));
            }
            return new FilterableAttribute(id, code, kind, position, name, unit, labels);
        }
    }

    /// The filterable attributes of a type, by code.
    public Map<String, FilterableAttribute> byCode(Collection<String> codes, StoreContext context) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        var language = context.locale().toLanguageTag();
        return jdbc.sql(READ).param("locale", language).param("codes", codes).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::code, row -> row.in(language)));
    }
}
