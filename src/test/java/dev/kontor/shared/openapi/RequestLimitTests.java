package dev.kontor.shared.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever a client may send has a limit that the documents name.
class RequestLimitTests {

    private static final Set<String> TEXT_LIMITS = Set.of("maxLength", "enum", "pattern", "format", "const");
    private static final List<String> NESTED = List.of("anyOf", "oneOf", "allOf");

    private final List<String> unlimited = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void everyTextNumberAndListOfARequestHasALimit(String document) {
        var root = new JsonMapper()
                .readTree(Path.of("docs/openapi", document + ".json").toFile());
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var operation = method.getValue();
                    var where = method.getKey() + " " + path.getKey();
                    operation
                            .path("parameters")
                            .forEach(each -> look(
                                    root,
                                    each.path("schema"),
                                    where + " ?" + each.path("name").asString("")));
                    operation
                            .path("requestBody")
                            .path("content")
                            .forEach(content -> look(root, content.path("schema"), where));
                }));

        assertThat(seen).isNotEmpty();
        assertThat(unlimited).isEmpty();
    }

    private void look(JsonNode root, JsonNode schema, String where) {
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            if (seen.add(reference)) {
                look(root, root.at(reference.substring(1)), reference.replaceFirst(".*/", ""));
            }
            return;
        }
        if (!schema.isObject() || schema.path("readOnly").asBoolean(false)) {
            return;
        }
        boolean limited = switch (schema.path("type").asString("")) {
            case "string" -> TEXT_LIMITS.stream().anyMatch(schema::has);
            case "integer" -> schema.has("maximum");
            case "array" -> schema.has("maxItems");
            default -> true;
        };
        if (!limited) {
            unlimited.add(where);
        }
        schema.path("properties")
                .properties()
                .forEach(each -> look(root, each.getValue(), where + "." + each.getKey()));
        look(root, schema.path("items"), where + "[]");
        look(root, schema.path("additionalProperties"), where + "{}");
        NESTED.forEach(kind -> schema.path(kind).forEach(each -> look(root, each, where)));
    }
}
