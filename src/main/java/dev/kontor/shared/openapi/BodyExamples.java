package dev.kontor.shared.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Gives every body except files an example, composed of the examples of its fields.
@SuppressWarnings({"rawtypes", "unchecked"})
final class BodyExamples {

    private static final int MAX_DEPTH = 12;
    private static final Pattern PAST =
            Pattern.compile("(?!checked|requested|created)\\w*(?:ed|[Ss]ent|done|bought|ready)(?:At|By)");
    private final Map<String, Schema> schemas;
    private final boolean request;
    private final Set<String> open = new HashSet<>();

    private BodyExamples(Components components, boolean request) {
        this.schemas = components.getSchemas() == null ? Map.of() : components.getSchemas();
        this.request = request;
    }

    static void complete(OpenAPI document) {
        var answers = new BodyExamples(document.getComponents(), false);
        var requests = new BodyExamples(document.getComponents(), true);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach((Operation operation) -> {
                    if (operation.getRequestBody() != null) {
                        requests.fill(operation.getRequestBody().getContent());
                    }
                    operation.getResponses().values().forEach(response -> answers.fill(response.getContent()));
                });
    }

    private void fill(@org.jspecify.annotations.Nullable Content content) {
        if (content != null) {
            content.values().forEach(BodyExamples::usePlainText);
            content.values().stream()
                    .filter(media ->
                            media.getSchema() != null && media.getExample() == null && media.getExamples() == null)
                    // Multipart parts are distinguished by their encoding; no text could be an example of a
                    // file.
                    .filter(media -> media.getEncoding() == null)
                    .forEach(media -> example(media.getSchema(), 0).ifPresent(media::setExample));
        }
    }

    /// swagger-core parses an annotation's example that looks like JSON, even if it is a line of a file.
    private static void usePlainText(MediaType media) {
        var schema = media.getSchema();
        boolean text = schema != null
                && (schema.getTypes() == null
                        ? "string".equals(schema.getType())
                        : schema.getTypes().equals(Set.of("string")));
        if (text && schema.getExample() != null && !(schema.getExample() instanceof String)) {
            schema.setExample(schema.getExample() + "\n");
        }
        if (text && media.getExample() != null && !(media.getExample() instanceof String)) {
            media.setExample(media.getExample() + "\n");
        }
        if (text && media.getExamples() != null) {
            media.getExamples().values().stream()
                    .filter(each -> each.getValue() != null && !(each.getValue() instanceof String))
                    .forEach(each -> each.setValue(each.getValue() + "\n"));
        }
    }

    /// An example of the schema; empty if none can be derived.
    private Optional<Object> example(Schema<?> schema, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (schema.getExample() != null) {
            return Optional.of(schema.getExample());
        }
        if (schema.get$ref() != null) {
            // A tree's example ends after its root: a branch may be an empty list, but not half a node.
            if (!open.add(schema.get$ref())) {
                return Optional.empty();
            }
            var target = schemas.get(schema.get$ref().replaceFirst(".*/", ""));
            var example = target == null ? Optional.empty() : example(target, depth);
            open.remove(schema.get$ref());
            return example;
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return Optional.of(schema.getEnum().getFirst());
        }
        var alternatives = schema.getAnyOf() != null ? schema.getAnyOf() : schema.getOneOf();
        if (alternatives != null) {
            return example(alternatives.getFirst(), depth);
        }
        return ofType(schema, depth);
    }

    private Optional<Object> ofType(Schema<?> schema, int depth) {
        return switch (type(schema)) {
            case "object" -> Optional.of(object(schema, depth));
            case "array" -> {
                var item = schema.getItems() == null ? Optional.empty() : example(schema.getItems(), depth + 1);
                yield Optional.of(item.<List<?>>map(List::of).orElseGet(List::of));
            }
            case "integer", "number" ->
                Optional.of(
                        schema.getMinimum() == null
                                ? 1
                                : Math.max(1, schema.getMinimum().intValue()));
            case "boolean" -> Optional.of(true);
            case "string" -> text(schema);
            default -> Optional.empty();
        };
    }

    private Object object(Schema<?> schema, int depth) {
        var properties = schema.getProperties() == null ? Map.<String, Schema>of() : schema.getProperties();
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        boolean begins = !request && isInFirstStatus(properties);
        var example = new LinkedHashMap<String, Object>();
        properties.forEach((name, property) -> {
            boolean wanted = required.contains(name) || (request ? isInformative(property) : !isAnyText(property));
            boolean possible = !begins || required.contains(name) || !isPast(name, property);
            if (wanted && possible && isWritable(property)) {
                example(property, depth + 1).ifPresent(value -> example.put(name, value));
            }
        });
        return example.isEmpty() && request ? firstField(properties, depth) : example;
    }

    /// The first field that has an example, because an empty body would show nothing.
    private Map<String, Object> firstField(Map<String, Schema> properties, int depth) {
        return properties.entrySet().stream()
                .filter(property -> isWritable(property.getValue()))
                .sorted(Comparator.comparing(property -> isId(property.getValue())))
                .flatMap(property ->
                        example(property.getValue(), depth + 1).stream().map(value -> Map.of(property.getKey(), value)))
                .findFirst()
                .orElse(Map.of());
    }

    private boolean isWritable(Schema<?> schema) {
        return !request || !Boolean.TRUE.equals(schema.getReadOnly());
    }

    /// Whether the example of the object is one at the beginning of its life.
    private boolean isInFirstStatus(Map<String, Schema> properties) {
        var status = properties.get("status");
        if (status == null) {
            return false;
        }
        var values =
                status.get$ref() == null ? status : schemas.get(status.get$ref().replaceFirst(".*/", ""));
        return values != null
                && values.getEnum() != null
                && example(status, 0)
                        .filter(values.getEnum().getFirst()::equals)
                        .isPresent();
    }

    /// Whether it says when or by whom something happens later: `closedAt` and `closedBy` are absent while the status
    /// is `OPEN`.
    private static boolean isPast(String name, Schema<?> property) {
        boolean time = "date-time".equals(property.getFormat()) && property.getExample() == null;
        return PAST.matcher(name).matches() && (time || name.endsWith("By"));
    }

    private static boolean isInformative(Schema<?> property) {
        return property.getExample() != null && !isId(property);
    }

    /// Every id has an example, even an optional one, but most bodies are better without it.
    private static boolean isId(Schema<?> schema) {
        return schema.getPattern() != null && schema.getPattern().contains(ContractResolver.ID_SUFFIX);
    }

    /// A text whose example would show nothing.
    private static boolean isAnyText(Schema<?> schema) {
        return type(schema).equals("string")
                && schema.getExample() == null
                && schema.getEnum() == null
                && schema.getFormat() == null;
    }

    private static Optional<Object> text(Schema<?> schema) {
        return switch (schema.getFormat() == null ? "" : schema.getFormat()) {
            case "date-time" -> Optional.of("2026-11-25T12:00:00.000Z");
            case "date" -> Optional.of("2026-11-25");
            case "uri" -> Optional.of("https://shop.example/");
            case "uuid" -> Optional.of("019ab2c4-5d6e-7f80-9123-456789abcdef");
            // No text is an example of a file.
            case "binary" -> Optional.empty();
            default ->
                schema.getPattern() == null
                        ? Optional.of(
                                "x".repeat(Math.max(schema.getMinLength() == null ? 0 : schema.getMinLength(), 6)))
                        : Optional.empty();
        };
    }

    private static String type(Schema<?> schema) {
        if (schema.getTypes() == null) {
            return schema.getType() == null ? "" : schema.getType();
        }
        return new ArrayList<>(schema.getTypes())
                .stream().filter(type -> !type.equals("null")).findFirst().orElse("");
    }
}
