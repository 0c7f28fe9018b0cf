package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the table of `docs/configuration.md` equal to the configuration classes.
class ConfigurationDocumentTests {

    private static final Path DOCUMENT = Path.of("docs/configuration.md");
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final String START = "<!-- generated: start -->\n";
    private static final String END = "<!-- generated: end -->";

    @Test
    void theTableNamesEveryProperty() throws IOException {
        var document = Files.readString(DOCUMENT);
        int start = document.indexOf(START) + START.length();
        int end = document.indexOf(END);
        var expected = document.substring(0, start) + table() + document.substring(end);
        if (Boolean.getBoolean("kontor.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("write the table anew: ./mvnw test -Dtest=ConfigurationDocumentTests -Dkontor.docs.write=true")
                .isEqualTo(expected);
    }

    @Test
    void everyPropertyIsExplained() throws IOException {
        assertThat(properties()
                        .filter(property ->
                                property.path("description").asString("").isBlank()))
                .as("a @param of the record says what the property means")
                .isEmpty();
    }

    private static String table() throws IOException {
        return properties()
                .map(property -> "| `%s` | %s | %s |\n"
                        .formatted(
                                property.path("name").asString(),
                                defaultOf(property),
                                property.path("description")
                                        .asString("")
                                        .replaceAll("\\s+", " ")
                                        .replace("|", "\\|")))
                .collect(Collectors.joining("", "| property | default | meaning |\n|---|---|---|\n", ""));
    }

    private static String defaultOf(JsonNode property) {
        var value = property.path("defaultValue");
        if (value.isMissingNode()) {
            return "";
        }
        var text = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString().replaceAll("^\\[|]$", "");
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static Stream<JsonNode> properties() throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(METADATA))
                .path("properties")
                .valueStream()
                .filter(property -> !property.path("name").asString().equals("kontor.local.active"))
                .sorted(Comparator.comparing(
                        property -> Objects.toString(property.path("name").asString())));
    }
}
