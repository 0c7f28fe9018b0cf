package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.storefront.context.StoreContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the filterable attributes: one statement.
@Repository
public class FilterableAttributes {

    private static final String READ = """
            select distinct on (a.code) a.attribute_id, a.code, a.kind, a.position, a.unit, a.choices,
                coalesce(a.names ->> :locale, a.name) as name
            from catalog.pub_type_attributes a
            where a.code = any (:codes::text[]) and a.filterable
            order by a.code, a.position
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FilterableAttributes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Choice(
            String key, String label, @Nullable Map<String, String> labels) {}

    /// The filterable attributes of a type, by code.
    public Map<String, FilterableAttribute> byCode(Collection<String> codes, StoreContext context) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, FilterableAttribute>();
        jdbc.sql(READ)
                .param("locale", context.locale().toLanguageTag())
                .param("codes", codes)
                .query(row -> {
                    var attribute = attribute(row, context);
                    found.put(attribute.code(), attribute);
                });
        return found;
    }

    private FilterableAttribute attribute(ResultSet row, StoreContext context) throws SQLException {
        var labels = new HashMap<String, String>();
        for (var choice : json.readValue(row.getString("choices"), new TypeReference<List<Choice>>() {})) {
            var translated = choice.labels() == null ? Map.<String, String>of() : choice.labels();
            labels.put(choice.key(), translated.getOrDefault(context.locale().toLanguageTag(), choice.label()));
        }
        return new FilterableAttribute(
                new AttributeId(row.getObject("attribute_id", UUID.class)),
                row.getString("code"),
                AttributeKind.valueOf(row.getString("kind")),
                row.getInt("position"),
                row.getString("name"),
                row.getString("unit"),
                labels);
    }
}
