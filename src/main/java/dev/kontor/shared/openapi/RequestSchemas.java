package dev.kontor.shared.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gives money in requests a separate schema without response-only fields, which generated clients would
/// otherwise require. A schema with money that requests and responses share becomes two.
@SuppressWarnings({"rawtypes", "unchecked"})
final class RequestSchemas {

    private static final String PREFIX = "#/components/schemas/";
    private static final String MONEY = "Money";
    private static final String SUFFIX = "Input";

    private final Map<String, Schema> schemas;
    private final Set<String> inResponses;
    private final Map<String, Boolean> priced = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private RequestSchemas(Map<String, Schema> schemas, Set<String> inResponses) {
        this.schemas = schemas;
        this.inResponses = inResponses;
    }

    static void separate(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (schemas == null || !schemas.containsKey(MONEY)) {
            return;
        }
        var input = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(MoneyInputValue.class))
                .schema;
        schemas.put(MONEY + SUFFIX, input);
        var separation = new RequestSchemas(schemas, reachable(responses(document), schemas));
        operations(document)
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .filter(media -> media.getSchema() != null)
                .forEach(media -> media.setSchema(separation.inRequest(media.getSchema())));
    }

    /// The schema with references to the request variants.
    private Schema<?> inRequest(Schema<?> schema) {
        if (schema.get$ref() != null) {
            schema.set$ref(PREFIX + nameInRequest(name(schema)));
        }
        replaceParts(schema, this::inRequest);
        if (schema.getDiscriminator() != null && schema.getDiscriminator().getMapping() != null) {
            schema.getDiscriminator()
                    .getMapping()
                    .replaceAll((_, reference) -> PREFIX + nameInRequest(reference.substring(PREFIX.length())));
        }
        return schema;
    }

    private String nameInRequest(String name) {
        var known = names.get(name);
        if (known != null) {
            return known;
        }
        if (name.equals(MONEY) || !isPriced(name)) {
            return name.equals(MONEY) ? MONEY + SUFFIX : name;
        }
        var own = inResponses.contains(name) ? name + SUFFIX : name;
        names.put(name, own);
        var whole = Objects.requireNonNull(schemas.get(name), name);
        var mine = own.equals(name) ? whole : AnnotationsUtils.clone(whole, true);
        mine.setName(own);
        schemas.put(own, mine);
        inRequest(mine);
        return own;
    }

    private boolean isPriced(String name) {
        return priced.computeIfAbsent(
                name, key -> reachable(Set.of(PREFIX + key), schemas).contains(MONEY));
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    /// The references outside of requests.
    private static Set<String> responses(OpenAPI document) {
        var found = new HashSet<String>();
        var shared = document.getComponents().getResponses();
        Stream.concat(
                        operations(document).flatMap(each -> each.getResponses().values().stream()),
                        shared == null ? Stream.of() : shared.values().stream())
                .forEach(response -> addReferences(response.getContent(), found));
        if (document.getWebhooks() != null) {
            document.getWebhooks().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .filter(operation -> operation.getRequestBody() != null)
                    .forEach(operation ->
                            addReferences(operation.getRequestBody().getContent(), found));
        }
        return found;
    }

    private static void addReferences(@Nullable Content content, Set<String> found) {
        if (content != null) {
            content.values().stream()
                    .filter(media -> media.getSchema() != null)
                    .forEach(media -> addReferences(media.getSchema(), found));
        }
    }

    private static void addReferences(Schema<?> schema, Set<String> found) {
        if (schema.get$ref() != null) {
            found.add(schema.get$ref());
        }
        replaceParts(schema, part -> {
            addReferences(part, found);
            return part;
        });
    }

    /// The names of the schemas that are referenced, directly or through others.
    private static Set<String> reachable(Collection<String> references, Map<String, Schema> schemas) {
        var open = new ArrayDeque<>(references);
        var found = new HashSet<String>();
        while (!open.isEmpty()) {
            var name = open.pop().substring(PREFIX.length());
            var schema = schemas.get(name);
            if (schema != null && found.add(name)) {
                var more = new HashSet<String>();
                addReferences(schema, more);
                open.addAll(more);
            }
        }
        return found;
    }

    private static String name(Schema<?> schema) {
        return schema.get$ref().substring(PREFIX.length());
    }

    private static void replaceParts(Schema schema, UnaryOperator<Schema<?>> change) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.replaceAll((_, part) -> change.apply(part));
        }
        if (schema.getItems() != null) {
            schema.setItems(change.apply(schema.getItems()));
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            schema.setAdditionalProperties(change.apply(values));
        }
        schema.setAnyOf(changed(schema.getAnyOf(), change));
        schema.setOneOf(changed(schema.getOneOf(), change));
        schema.setAllOf(changed(schema.getAllOf(), change));
    }

    private static java.util.@Nullable List<Schema> changed(
            java.util.@Nullable List<Schema> parts, UnaryOperator<Schema<?>> change) {
        return parts == null
                ? null
                : parts.stream().map(part -> (Schema) change.apply(part)).collect(Collectors.toList());
    }
}
