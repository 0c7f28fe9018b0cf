package dev.kontor.shared.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Creates the self-contained JSON Schema (2020-12) of a record as Kontor's JSON writes it, with references
/// under `$defs`.
@Component
public class RecordSchemas {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final JsonMapper json;
    // Not the documents' resolver: they may be disabled.
    private final ModelConverters converters = new ModelConverters(true);

    RecordSchemas(JsonMapper json) {
        this.json = json;
        converters.addConverter(new ContractResolver(Json31.mapper()));
    }

    /// The first sentence of the comment of a record; null if the build has not collected comments.
    public static @Nullable String comment(Class<?> type) {
        return FieldDocs.of(type);
    }

    public ObjectNode of(Class<? extends Record> type) {
        return SchemaNames.apart(() -> {
            var resolved = converters.resolveAsResolvedSchema(new AnnotatedType(type));
            var schema = json.createObjectNode().put("$schema", DIALECT);
            schema.setAll(tree(resolved.schema));
            var others = new TreeMap<String, ObjectNode>();
            resolved.referencedSchemas.forEach((name, other) -> {
                if (!name.equals(resolved.schema.getName())) {
                    others.put(name, tree(other));
                }
            });
            if (!others.isEmpty()) {
                var definitions = schema.putObject("$defs");
                others.forEach(definitions::set);
            }
            return schema;
        });
    }

    private ObjectNode tree(Schema<?> schema) {
        ExactSchemas.correct(schema);
        var text = Json31.mapper().valueToTree(schema).toString().replace("\"#/components/schemas/", "\"#/$defs/");
        return (ObjectNode) json.readTree(text);
    }
}
