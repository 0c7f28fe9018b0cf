package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the request path in `docs/architecture.md` equal to the code.
class FilterPlaceDocumentTests {

    private static final Path DOCUMENT = Path.of("docs/architecture.md");
    private static final String START = "<!-- filters: start -->\n";
    private static final String END = "<!-- filters: end -->";

    @Test
    void thePageListsAllFiltersInTheirOrder() throws IOException {
        var document = Files.readString(DOCUMENT);
        int start = document.indexOf(START) + START.length();
        var expected = document.substring(0, start) + table() + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("kontor.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("write the table: ./mvnw test -Dtest=FilterPlaceDocumentTests -Dkontor.docs.write=true")
                .isEqualTo(expected);
    }

    @Test
    void noTwoFiltersShareAPlace() {
        assertThat(Stream.of(FilterPlace.values()).map(FilterPlace::order))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private static String table() {
        return Stream.of(FilterPlace.values())
                .map(place -> "| %s | %s |\n"
                        .formatted(place.name().toLowerCase(Locale.ROOT).replace('_', ' '), place.reason()))
                .collect(Collectors.joining("", "| Filter | What it does, and why there |\n|---|---|\n", ""));
    }
}
