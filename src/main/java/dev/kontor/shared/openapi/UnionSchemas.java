package dev.kontor.shared.openapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// Describes a sealed interface as exactly one of its records, which a property with a fixed value
/// distinguishes.
@SuppressWarnings({"rawtypes", "unchecked"})
final class UnionSchemas {

    private static final String PREFIX = "#/components/schemas/";

    private UnionSchemas() {}

    /// Adds the schemas of the interface and of its records.
    ///
    /// @return a reference to that of the interface
    static Schema<?> define(Class<?> type, String name, ModelConverterContext context) {
        if (!context.getDefinedModels().containsKey(name)) {
            var property = Objects.requireNonNull(type.getAnnotation(JsonTypeInfo.class))
                    .property();
            var union = new JsonSchema();
            union.setName(name);
            // Before its records, because they may contain the interface.
            context.defineModel(name, union, type, null);
            var mapping = new Discriminator().propertyName(property);
            var records = new ArrayList<Schema>();
            for (var each : Objects.requireNonNull(type.getAnnotation(JsonSubTypes.class))
                    .value()) {
                var reference = context.resolve(new AnnotatedType(each.value()).resolveAsRef(true));
                mapping.mapping(each.name(), reference.get$ref());
                records.add(new JsonSchema().$ref(reference.get$ref()));
                name(
                        Objects.requireNonNull(context.getDefinedModels()
                                .get(reference.get$ref().substring(PREFIX.length()))),
                        property,
                        each.name());
            }
            union.setOneOf(records);
            union.setDiscriminator(mapping);
            FieldDocs.describe(union, type);
        }
        return new JsonSchema().$ref(PREFIX + name);
    }

    private static void name(Schema schema, String property, String value) {
        var type = new StringSchema();
        type.setEnum(List.of(value));
        var properties = new LinkedHashMap<String, Schema>();
        properties.put(property, type);
        if (schema.getProperties() != null) {
            properties.putAll(schema.getProperties());
        }
        schema.setProperties(properties);
        var required = new ArrayList<String>();
        required.add(property);
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        schema.setRequired(required.stream().distinct().toList());
    }
}
