package dev.kontor.shared.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Derives the schema of a merge patch from the complete schema: nothing is required, and optional fields may be
/// `null`.
@SuppressWarnings({"rawtypes", "unchecked"})
final class PatchSchemas {

    private static final String PREFIX = "#/components/schemas/";

    private PatchSchemas() {}

    /// Adds the schema of a patch of that type to the components.
    ///
    /// @return a reference to it
    static Schema<?> define(Class<?> type, Components components) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach((name, schema) -> {
            if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
                components.addSchemas(name, schema);
            }
        });
        return patchOf(resolved.schema.get$ref().substring(PREFIX.length()), components);
    }

    private static Schema<?> patchOf(String name, Components components) {
        var patchName = name + "Patch";
        if (!components.getSchemas().containsKey(patchName)) {
            var whole = Objects.requireNonNull(components.getSchemas().get(name), name);
            var patch = AnnotationsUtils.clone(whole, true);
            components.addSchemas(patchName, patch);
            List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
            patch.setName(patchName);
            patch.setRequired(null);
            patch.setDescription(whole.getDescription() == null ? "The fields to change." : whole.getDescription());
            var properties = new LinkedHashMap<String, Schema>();
            ((Map<String, Schema>) patch.getProperties()).forEach((property, schema) -> {
                var inPatch = inPatch(schema, components);
                properties.put(property, required.contains(property) ? inPatch : nullable(inPatch));
            });
            patch.setProperties(properties);
        }
        return new JsonSchema().$ref(PREFIX + patchName);
    }

    private static Schema<?> inPatch(Schema<?> schema, Components components) {
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            schema.setAdditionalProperties(nullable(inPatch(values, components)));
        }
        if (schema.get$ref() == null || schema.get$ref().equals(PREFIX + "Money")) {
            return schema;
        }
        var name = schema.get$ref().substring(PREFIX.length());
        var target = components.getSchemas().get(name);
        if (target == null || target.getProperties() == null) {
            return schema;
        }
        var patch = patchOf(name, components);
        patch.setDescription(schema.getDescription());
        return patch;
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() == null
                && schema.getTypes() == null
                && schema.getType() == null
                && schema.getEnum() == null
                && schema.getAnyOf() == null
                && schema.getOneOf() == null
                && schema.getAllOf() == null) {
            // Any value, including null.
            return schema;
        }
        var none = new JsonSchema();
        none.addType("null");
        if (schema.get$ref() == null && schema.getTypes() != null && schema.getEnum() == null) {
            schema.addType("null");
            return schema;
        }
        var either = new JsonSchema();
        either.setDescription(schema.getDescription());
        schema.setDescription(null);
        either.setAnyOf(new ArrayList<>(List.of(schema, none)));
        return either;
    }
}
