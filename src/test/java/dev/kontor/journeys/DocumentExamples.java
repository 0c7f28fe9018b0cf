package dev.kontor.journeys;

import dev.kontor.testing.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The operations of the store document with the values that it gives as examples, as Swagger UI fills them in.
final class DocumentExamples {

    private final JsonNode document;
    private final Map<String, Example> byId = new TreeMap<>();

    DocumentExamples(JsonNode document) {
        this.document = document;
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    var example = example(path.getKey(), verb.getKey(), verb.getValue());
                    byId.put(example.id(), example);
                }));
    }

    /// @param missing required parameters without an example
    /// @param body the example of the body; absent if there is none
    record Example(
            String id,
            String verb,
            String path,
            List<String> missing,
            @Nullable String contentType,
            @Nullable JsonNode body,
            boolean secured) {

        /// Calls the operation.
        ///
        /// @param values of the required parameters without an example
        Api.Response call(Api api, Map<String, String> values) {
            var filled = path;
            for (var name : missing) {
                filled = filled.replace("{" + name + "}", String.valueOf(values.get(name)));
            }
            var caller = api.withIdempotencyKey();
            if (contentType == null || body == null) {
                return caller.send(verb, filled, null);
            }
            return caller.with("Content-Type", contentType)
                    .send(verb, filled, contentType.contains("json") ? body.toString() : form(body));
        }

        private static String form(JsonNode body) {
            var pairs = new ArrayList<String>();
            body.properties()
                    .forEach(field -> pairs.add(
                            field.getKey() + "=" + encode(field.getValue().asString())));
            return String.join("&", pairs);
        }
    }

    Collection<Example> all() {
        return byId.values();
    }

    Example get(String operationId) {
        return Objects.requireNonNull(byId.get(operationId), operationId);
    }

    private Example example(String path, String verb, JsonNode operation) {
        var filled = path;
        var query = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var reference : operation.path("parameters")) {
            var parameter = resolved(reference);
            var name = parameter.path("name").asString();
            var value = value(parameter);
            switch (parameter.path("in").asString()) {
                case "path" -> {
                    if (value.isPresent()) {
                        filled = filled.replace("{" + name + "}", text(value.get()));
                    } else {
                        missing.add(name);
                    }
                }
                case "query" ->
                    value.ifPresent(found -> {
                        if (found.isObject()) {
                            found.properties()
                                    .forEach(field -> query.add(encode(name + "[" + field.getKey() + "]") + "="
                                            + encode(text(field.getValue()))));
                        } else {
                            query.add(name + "=" + encode(text(found)));
                        }
                    });
                default -> {
                    // Headers are the caller's: a token or a key.
                }
            }
        }
        var content = operation.path("requestBody").path("content").properties().stream()
                .findFirst();
        return new Example(
                operation.path("operationId").asString(),
                verb.toUpperCase(java.util.Locale.ROOT),
                filled + (query.isEmpty() ? "" : "?" + String.join("&", query)),
                missing,
                content.map(Map.Entry::getKey).orElse(null),
                content.flatMap(entry -> body(entry.getValue())).orElse(null),
                !operation.path("security").values().stream().allMatch(JsonNode::isEmpty));
    }

    private static Optional<JsonNode> body(JsonNode media) {
        return present(media.path("example"))
                .or(() -> media.path("examples").values().stream().findFirst().map(example -> example.path("value")));
    }

    private Optional<JsonNode> value(JsonNode parameter) {
        var schema = parameter.path("schema");
        return present(parameter.path("example"))
                .or(() -> present(schema.path("example")))
                .or(() -> present(schema.path("default")));
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return Optional.of(node).filter(found -> !found.isMissingNode());
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? String.join(
                        ",",
                        value.values().stream()
                                .map((Function<JsonNode, String>) JsonNode::asString)
                                .toList())
                : value.asString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Reads that need nothing but what the document gives.
    List<Example> reads() {
        return byId.values().stream()
                .filter(example -> example.verb().equals("GET"))
                .filter(example -> example.missing().isEmpty())
                .toList();
    }
}
