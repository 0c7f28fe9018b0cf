package dev.kontor.shared.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes schemas state exactly what is enforced: patterns match the whole text, an absent query parameter is not
/// `null`, and a minimum of zero is omitted.
@SuppressWarnings("rawtypes")
final class ExactSchemas {

    /// Optional store parameters that Swagger UI may fill in, because every list has matches for these values.
    private static final Set<String> PREFILLED = Set.of("locale", "currency", "channel");

    private ExactSchemas() {}

    static void correct(OpenAPI document) {
        if (document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().values().forEach(ExactSchemas::correct);
        }
        document.getPaths().forEach((path, operations) -> {
            var prefilled = path.startsWith("/store/") ? PREFILLED : Set.<String>of();
            operations.readOperations().forEach(operation -> correct(operation, prefilled));
        });
    }

    private static void correct(Operation operation, Set<String> prefilled) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> {
                Schema<?> schema = parameter.getSchema();
                if (schema != null) {
                    dropPlaceholderId(parameter, schema);
                    if (!prefilled.contains(parameter.getName())) {
                        setExample(parameter, schema);
                    }
                    if (schema.getTypes() != null) {
                        schema.getTypes().remove("null");
                    }
                    correct(schema);
                }
            });
        }
        if (operation.getRequestBody() != null) {
            correct(operation.getRequestBody().getContent());
        }
        operation.getResponses().values().forEach(response -> correct(response.getContent()));
    }

    /// Swagger UI fills in examples: the id of a nonexistent object would return 404.
    private static void dropPlaceholderId(Parameter parameter, Schema<?> schema) {
        if (schema.getExample() instanceof String id && ExampleIds.isPlaceholder(id)) {
            schema.setExample(null);
            schema.setExampleSetFlag(false);
        }
        if (parameter.getExample() instanceof String id && ExampleIds.isPlaceholder(id)) {
            parameter.setExample(null);
        }
    }

    /// Swagger UI fills in examples, and filtering by a made-up id finds nothing, so optional parameters stay
    /// empty.
    private static void setExample(Parameter parameter, Schema<?> schema) {
        var example = parameter.getExample() == null ? schema.getExample() : parameter.getExample();
        if (example != null
                && !(example instanceof Map)
                && !Boolean.TRUE.equals(parameter.getRequired())
                && schema.getDefault() == null) {
            var description = parameter.getDescription() == null ? "" : parameter.getDescription() + " ";
            parameter.setDescription(description + "For example `" + example + "`.");
            parameter.setExample(null);
            schema.setExample(null);
            schema.setExampleSetFlag(false);
        }
    }

    private static void correct(@Nullable Content content) {
        if (content != null) {
            content.values().forEach(media -> {
                if (media.getSchema() != null) {
                    correct(media.getSchema());
                }
            });
        }
    }

    static void correct(Schema<?> schema) {
        if (schema.getPattern() != null && !schema.getPattern().startsWith("^")) {
            schema.setPattern("^(?:" + schema.getPattern() + ")$");
        }
        if (Integer.valueOf(0).equals(schema.getMinLength())) {
            schema.setMinLength(null);
        }
        if (Integer.valueOf(0).equals(schema.getMinItems())) {
            schema.setMinItems(null);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(ExactSchemas::correct);
        }
        if (schema.getItems() != null) {
            correct(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            correct(values);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach((Schema each) -> correct(each));
        }
    }
}
