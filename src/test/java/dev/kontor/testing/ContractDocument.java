package dev.kontor.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One OpenAPI document, with the schemas closed: a field that is not declared does not fit.
final class ContractDocument {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final String prefix;
    private final JsonNode root;
    /// By the number of their parts; those with fewer variables first.
    private final Map<Long, List<Route>> routes;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    ContractDocument(String prefix, JsonNode root) {
        this.prefix = prefix;
        this.root = root;
        close(root.path("components").path("schemas"));
        close(root.path("paths"));
        this.routes = root.path("paths").properties().stream()
                .sorted(Comparator.comparing(path -> path.getKey()
                        .chars()
                        .filter(character -> character == '{')
                        .count()))
                .collect(Collectors.groupingBy(
                        path -> parts(path.getKey()),
                        Collectors.mapping(
                                path -> new Route(
                                        Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")),
                                        path.getValue()),
                                Collectors.toList())));
    }

    private record Route(Pattern pattern, JsonNode operations) {}

    String prefix() {
        return prefix;
    }

    /// An operation of the document.
    record Found(JsonNode root, JsonNode operation) {

        String id() {
            return operation.path("operationId").asString();
        }

        Optional<JsonNode> response(int status) {
            var response = operation.path("responses").path(String.valueOf(status));
            return response.isMissingNode() ? Optional.empty() : Optional.of(resolve(root, response));
        }
    }

    /// The operation that a path leads to; of two that fit, the one with fewer variables.
    Optional<Found> operation(String method, String path) {
        return routes.getOrDefault(parts(path), List.of()).stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .findFirst()
                .map(route -> route.operations().path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .map(operation -> new Found(root, operation));
    }

    private static long parts(String path) {
        return path.chars().filter(character -> character == '/').count();
    }

    /// What does not fit: the JSON pointer and the reason, for each.
    List<String> errors(JsonNode schema, String body) {
        return compiled
                .computeIfAbsent(schema, this::compile)
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Schema compile(JsonNode schema) {
        var whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole);
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && object.path("type").toString().contains("object")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ContractDocument::close);
    }
}
