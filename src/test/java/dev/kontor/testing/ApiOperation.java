package dev.kontor.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An operation as the published OpenAPI documents declare it.
///
/// @param path with its variables in braces
/// @param security names of the schemes of which one is needed; none where everybody may
/// @param permission what the caller needs besides; absent where signing in is enough
/// @param examples of the path's variables and of the required parameters of the query
/// @param body the example of the request's body; absent if it has none
/// @param parameters of the path, the query and the headers, with their schemas resolved
public record ApiOperation(
        String id,
        String method,
        String path,
        Set<String> security,
        @Nullable String permission,
        Map<String, String> examples,
        @Nullable JsonNode body,
        @Nullable String bodyType,
        List<Parameter> parameters) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, List<ApiOperation>> KNOWN = new ConcurrentHashMap<>();

    /// A parameter of an operation.
    ///
    /// @param in `path`, `query` or `header`
    /// @param schema of an array, that of its elements
    public record Parameter(String name, String in, boolean required, boolean array, JsonNode schema) {}

    /// The parameters that the query may have.
    public List<Parameter> queryParameters() {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals("query"))
                .toList();
    }

    /// All operations of one of the two documents, `store-v1` or `admin-v1`.
    public static List<ApiOperation> of(String document) {
        return KNOWN.computeIfAbsent(document, ApiOperation::read);
    }

    private static List<ApiOperation> read(String document) {
        var root = JSON.readTree(Path.of("docs/openapi", document + ".json").toFile());
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> of(root, path.getKey(), method.getKey(), method.getValue())))
                .toList();
    }

    /// Whether calling it changes nothing.
    public boolean isRead() {
        return method.equals("GET");
    }

    public boolean hasVariables() {
        return path.indexOf('{') >= 0;
    }

    /// The path with a value for each of its variables.
    public String path(UnaryOperator<String> values) {
        return VARIABLE.matcher(path).replaceAll(match -> values.apply(match.group(1)));
    }

    /// The path with the examples of the document, which belong to nothing.
    public String examplePath() {
        return path(name -> examples.getOrDefault(name, "none"));
    }

    /// The query with the examples of what it must have; empty if it must have nothing.
    public String requiredQuery() {
        return queryParameters().stream()
                .filter(Parameter::required)
                .map(parameter -> parameter.name() + "=" + examples.getOrDefault(parameter.name(), "none"))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static ApiOperation of(JsonNode root, String path, String method, JsonNode operation) {
        var content = operation.path("requestBody").path("content").properties().stream()
                .findFirst();
        return new ApiOperation(
                operation.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                stream(operation.path("security"))
                        .flatMap(each -> each.propertyNames().stream())
                        .collect(Collectors.toSet()),
                operation.path("x-permission").asStringOpt().orElse(null),
                stream(operation.path("parameters"))
                        .filter(each -> each.path("in").asString("").equals("path")
                                || each.path("in").asString("").equals("query")
                                        && each.path("required").asBoolean(false))
                        .filter(each -> each.path("schema").has("example") || each.has("example"))
                        .collect(Collectors.toMap(
                                each -> each.path("name").asString(),
                                each -> (each.has("example") ? each : each.path("schema"))
                                        .path("example")
                                        .asString())),
                content.map(each -> example(root, each.getValue())).orElse(null),
                content.map(Map.Entry::getKey).orElse(null),
                stream(operation.path("parameters"))
                        .map(each -> parameter(root, resolved(root, each)))
                        .toList());
    }

    private static Parameter parameter(JsonNode root, JsonNode parameter) {
        var schema = resolved(root, parameter.path("schema"));
        boolean array = schema.path("type").asString("").equals("array");
        return new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                array,
                array ? resolved(root, schema.path("items")) : schema);
    }

    private static JsonNode resolved(JsonNode root, JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    private static JsonNode example(JsonNode root, JsonNode media) {
        if (media.has("example")) {
            return media.path("example");
        }
        var reference = media.path("schema").path("$ref").asString("");
        return reference.isEmpty()
                ? JSON.createObjectNode()
                : root.at(reference.substring(1)).path("example");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
