package dev.kontor.shared.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the documents in the repository equal to the running API. With `-Dkontor.openapi.write=true` it writes
/// them.
@KontorTest
class OpenApiDocumentTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void theDocumentInTheRepositoryIsThatOfTheRunningApi(String group) throws IOException {
        var file = Path.of("docs/openapi/" + group + ".json");
        var running = JSON.writeValueAsString(
                        api.get("/v3/api-docs/" + group).expect(200).json()) + "\n";

        if (Boolean.getBoolean("kontor.openapi.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, running);
        }

        assertThat(firstDifference(Files.readString(file), running))
                .as("the API has changed: review the change, then run ./mvnw test -Dtest=OpenApiDocumentTests"
                        + " -Dkontor.openapi.write=true")
                .isEmpty();
    }

    /// The whole of both documents would fill the screen.
    private static String firstDifference(String kept, String running) {
        var left = kept.lines().toList();
        var right = running.lines().toList();
        for (int line = 0; line < Math.max(left.size(), right.size()); line++) {
            var before = line < left.size() ? left.get(line) : "(end)";
            var after = line < right.size() ? right.get(line) : "(end)";
            if (!before.equals(after)) {
                return "line %d:%n- %s%n+ %s".formatted(line + 1, before, after);
            }
        }
        return "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void everyOperationExplainsItself(String group) {
        var document = api.get("/v3/api-docs/" + group).expect(200).json();

        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        for (JsonNode path : document.at("/paths")) {
            for (JsonNode operation : path) {
                var id = operation.at("/operationId").asString();
                assertThat(operation.at("/summary").asString()).as(id).isNotBlank();
                assertThat(operation.at("/description").asString()).as(id).isNotBlank();
                assertThat(operation.at("/tags").size()).as(id).isEqualTo(1);
                assertThat(operation.has("security")).as(id).isTrue();
                assertThat(operation.at("/x-problem-codes").size()).as(id).isPositive();
            }
        }
    }

    /// Swagger UI and the documentation of generated clients show the examples.
    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void examplesOfBodiesAreValuesThatCanOccur(String group) {
        assertThat(api.get("/v3/api-docs/" + group).expect(200).text())
                .as("give the component an @Schema(example = ...)")
                .doesNotContain("\"xxxxxx");
    }

    /// Any expected total would be that of one cart only, and the example has to work for all.
    private static final String COMPLETED_AS_IT_IS = "completeCart";

    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void noExampleOfARequestIsEmpty(String group) {
        var document = api.get("/v3/api-docs/" + group).expect(200).json();

        int bodies = 0;
        for (JsonNode path : document.at("/paths")) {
            for (JsonNode operation : path) {
                for (JsonNode media : operation.at("/requestBody/content")) {
                    var id = operation.at("/operationId").asString();
                    assertThat(media.path("example").isObject()
                                    && media.path("example").isEmpty())
                            .as(id + ": give a component an @Schema(example = ...)")
                            .isEqualTo(id.equals(COMPLETED_AS_IT_IS));
                    bodies++;
                }
            }
        }
        assertThat(bodies).isPositive();
    }

    /// What is `OPEN` has no time at which it was closed.
    @Test
    void examplesAtTheBeginningOfALifeHaveNoLaterTimes() {
        var document = api.get("/v3/api-docs/admin-v1").expect(200).json();
        Function<String, JsonNode> example =
                path -> document.at("/paths").path(path).at("/get/responses/200/content/application~1json/example");

        var count = example.apply("/admin/v1/inventory-counts/{id}");
        assertThat(count.at("/status").asString()).isEqualTo("OPEN");
        assertThat(count.has("closedAt")).isFalse();
        assertThat(count.has("createdAt")).isTrue();
        var edit = example.apply("/admin/v1/orders/{id}/edits/{editId}");
        assertThat(edit.at("/status").asString()).isEqualTo("PROPOSED");
        assertThat(edit.has("decidedBy")).isFalse();
        assertThat(edit.has("createdBy")).isTrue();
        var withdrawal = example.apply("/admin/v1/withdrawals/{id}");
        assertThat(withdrawal.at("/status").asString()).isEqualTo("CLOSED");
        assertThat(withdrawal.has("closedAt")).isTrue();
    }

    /// A front end that uses clients of both documents imports each function once.
    @Test
    void noOperationOrSchemaMeansTwoThings() {
        var store = api.get("/v3/api-docs/store-v1").expect(200).json();
        var admin = api.get("/v3/api-docs/admin-v1").expect(200).json();

        assertThat(operations(store)).doesNotContainAnyElementsOf(operations(admin));
        for (var schema : store.at("/components/schemas").properties()) {
            var other = admin.at("/components/schemas").path(schema.getKey());
            assertThat(other.isMissingNode() || other.equals(schema.getValue()))
                    .as(schema.getKey())
                    .isTrue();
        }
    }

    /// The same thing has the same name everywhere. The `state` of OAuth is a standard parameter.
    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void fieldsHaveOneNameEach(String group) {
        var schemas = api.get("/v3/api-docs/" + group).expect(200).json().at("/components/schemas");

        assertThat(schemas.properties().stream()
                        .filter(schema -> !schema.getKey().equals("FinishSso"))
                        .flatMap(schema -> schema.getValue().path("properties").propertyNames().stream()
                                .filter(Set.of("lines", "lineId", "state", "compareAt")::contains)
                                .map(field -> schema.getKey() + "." + field)))
                .as("say `items`, `itemId`, `status`, `compareAtPrice`")
                .isEmpty();
    }

    private static List<String> operations(JsonNode document) {
        return document.at("/paths").values().stream()
                .flatMap(path -> path.values().stream())
                .map(operation -> operation.at("/operationId").asString(""))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /// Generated clients write lists as the document says, and objects in brackets.
    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void parametersOfSeveralValuesSayHowTheyAreWritten(String group) {
        int lists = 0;
        for (var each : parameters(group)) {
            var parameter = each.parameter();
            if (parameter.at("/schema/type").asString("").equals("array")) {
                assertThat(parameter.at("/style").asString(""))
                        .as(each.toString())
                        .isEqualTo("form");
                assertThat(parameter.at("/explode").asBoolean(true))
                        .as(each.toString())
                        .isFalse();
                assertThat(parameter.at("/schema/maxItems").asInt(0))
                        .as(each.toString())
                        .isPositive();
                lists++;
            }
            if (parameter.at("/schema/type").asString("").equals("object")) {
                assertThat(parameter.at("/style").asString(""))
                        .as(each.toString())
                        .isEqualTo("deepObject");
                assertThat(parameter.has("example")).as(each.toString()).isTrue();
            }
            if (parameter.at("/name").asString("").equals("limit")) {
                assertThat(parameter.at("/schema/maximum").asInt(0))
                        .as(each.toString())
                        .isIn(10, 100, 500);
            }
            if (group.equals("store-v1")
                    && parameter.at("/name").asString("").matches("locale|currency|channel")
                    && parameter.at("/in").asString("").equals("query")) {
                assertThat(parameter.has("example") || parameter.at("/schema").has("example"))
                        .as(each.toString())
                        .isTrue();
            }
        }
        assertThat(lists).isPositive();
    }

    /// Which fields a list can be sorted by is said when it refuses one.
    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void sortNamesWhatTheListAccepts(String group) {
        var owner = api.as(logins.owner().token());
        var shopper = api.as(logins.customer().token());
        var refused = Pattern.compile("This list can be sorted by (.+)\\.");
        int lists = 0;
        for (var each : parameters(group)) {
            if (!each.parameter().at("/name").asString("").equals("sort")
                    || each.path().contains("{")) {
                continue;
            }
            var documented = new TreeSet<String>();
            each.parameter().at("/schema/items/enum").forEach(field -> documented.add(field.asString()));
            var caller = group.equals("admin-v1") ? owner : shopper;
            var detail = caller.get(each.path() + "?sort=nonsense")
                    .expectProblem(400, "invalid-filter")
                    .at("/detail");
            var fields = refused.matcher(detail);
            assertThat(fields.matches()).as(detail).isTrue();
            var accepted = Arrays.stream(fields.group(1).split(", "))
                    .flatMap(field -> Stream.of(field, "-" + field))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (each.path().equals("/store/v1/products")) {
                // In a collection, and with words to search for.
                accepted.addAll(List.of("position", "-position", "relevance", "-relevance"));
            }
            assertThat(documented).as(each.path()).isEqualTo(accepted);
            lists++;
        }
        assertThat(lists).isGreaterThan(3);
    }

    /// Clients send an amount and its currency; what is for display comes in responses only.
    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void moneyInRequestsHasNoFieldsOfResponses(String group) {
        var document = api.get("/v3/api-docs/" + group).expect(200).json();
        var input = document.at("/components/schemas/MoneyInput");
        assertThat(input.at("/required").toString()).isEqualTo("[\"amount\",\"currency\"]");
        assertThat(input.at("/properties").propertyNames()).containsExactlyInAnyOrder("amount", "currency");
        assertThat(document.at("/components/schemas/Money/properties").propertyNames())
                .containsExactlyInAnyOrder("amount", "currency", "exponent", "formatted");

        var open = new ArrayDeque<JsonNode>();
        document.at("/paths").forEach(path -> path.forEach(operation -> open.add(operation.at("/requestBody"))));
        var seen = new TreeSet<String>();
        while (!open.isEmpty()) {
            var node = open.pop();
            var reference = node.path("$ref").asString("");
            if (!reference.isEmpty() && seen.add(reference)) {
                open.add(document.at(reference.substring(1)));
            }
            node.forEach(open::add);
        }
        assertThat(seen).contains("#/components/schemas/MoneyInput").doesNotContain("#/components/schemas/Money");
    }

    @ParameterizedTest
    @CsvSource({"store-v1, Shop, Browse", "admin-v1, Auth, Sign-in"})
    void tagsComeInGroups(String group, String first, String firstGroup) {
        var document = api.get("/v3/api-docs/" + group).expect(200).json();
        var tags = document.at("/tags").values().stream()
                .map(tag -> tag.at("/name").asString())
                .toList();
        var grouped = document.at("/x-tagGroups").values().stream()
                .flatMap(each -> each.at("/tags").values().stream())
                .map(JsonNode::asString)
                .toList();

        assertThat(tags).doesNotHaveDuplicates().startsWith(first).isEqualTo(grouped);
        assertThat(document.at("/x-tagGroups/0/name").asString()).isEqualTo(firstGroup);
        assertThat(document.at("/x-tagGroups").values())
                .as("a new tag belongs into a group of TagGroups")
                .noneMatch(each -> each.at("/name").asString().equals(TagGroups.OTHERS));
    }

    private record Documented(String path, JsonNode parameter) {}

    private List<Documented> parameters(String group) {
        var document = api.get("/v3/api-docs/" + group).expect(200).json();
        var found = new ArrayList<Documented>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .values()
                        .forEach(operation -> operation
                                .at("/parameters")
                                .forEach(parameter -> found.add(new Documented(path.getKey(), parameter)))));
        return found;
    }

    @Test
    void fieldsAndParametersSayWhatTheSourcesSayOfThem() {
        var admin = api.get("/v3/api-docs/admin-v1").expect(200).json();
        var rule = admin.at("/components/schemas/CollectionRule");
        assertThat(rule.at("/description").asString()).isNotBlank();
        assertThat(rule.at("/properties/days/description").asString()).contains("`PUBLISHED`");
        assertThat(rule.at("/properties/field/description").asString()).isNotBlank();
        assertThat(admin.at("/components/schemas/CollectionRuleField/description")
                        .asString())
                .contains("- `STOCK`: ");
        assertThat(admin.at("/components/schemas/ChangePriceListPatch/properties/channels/description")
                        .asString())
                .isNotBlank();
    }
}
