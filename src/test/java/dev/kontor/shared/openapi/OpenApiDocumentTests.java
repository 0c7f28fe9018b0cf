package dev.kontor.shared.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
