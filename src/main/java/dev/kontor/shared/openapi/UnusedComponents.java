package dev.kontor.shared.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Removes components that no operation or webhook uses.
final class UnusedComponents {

    private UnusedComponents() {}

    static void drop(OpenAPI document) {
        JsonNode tree = Json31.mapper().valueToTree(document);
        var used = new HashSet<String>();
        var open = new ArrayDeque<JsonNode>();
        open.add(tree.path("paths"));
        open.add(tree.path("webhooks"));
        while (!open.isEmpty()) {
            for (var reference : references(open.remove())) {
                if (used.add(reference)) {
                    open.add(tree.at(reference.substring(1)));
                }
            }
        }
        var components = document.getComponents();
        keep("schemas", components.getSchemas(), used);
        keep("responses", components.getResponses(), used);
        keep("parameters", components.getParameters(), used);
        keep("examples", components.getExamples(), used);
        keep("headers", components.getHeaders(), used);
        keepSchemes(components, tree);
    }

    private static void keep(String kind, @Nullable Map<String, ?> components, Set<String> used) {
        if (components != null) {
            components.keySet().removeIf(name -> !used.contains("#/components/" + kind + "/" + name));
        }
    }

    private static void keepSchemes(Components components, JsonNode tree) {
        var named = new HashSet<String>();
        tree.path("paths")
                .findValues("security")
                .forEach(security ->
                        security.forEach(requirement -> requirement.fieldNames().forEachRemaining(named::add)));
        components.getSecuritySchemes().keySet().retainAll(named);
    }

    private static Set<String> references(JsonNode node) {
        var references = new HashSet<String>();
        node.findValues("$ref").forEach(reference -> references.add(reference.asText()));
        return references;
    }
}
