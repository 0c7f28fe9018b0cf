package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Each code of the catalogue has titles, a page and a test that provokes it.
@KontorTest
class ProblemCatalogueTests {

    @Autowired
    private Api api;

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr"})
    void everyCodeHasATitleInEveryLanguageAndNoTitleIsLeftOver(String language) throws IOException {
        var titles = new Properties();
        try (var in = Objects.requireNonNull(
                getClass().getResourceAsStream("/messages/problems" + language + ".properties"))) {
            titles.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        assertThat(titles.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
        assertThat(titles.values())
                .allSatisfy(title -> assertThat(title.toString()).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeHasAPage(ProblemCode code) {
        var json = api.get("/problems/" + code.code()).expect(200);
        var page =
                api.with("Accept", "text/html").get("/problems/" + code.code()).expect(200);

        assertThat(json.at("/status")).isEqualTo(String.valueOf(code.status().value()));
        assertThat(json.at("/remedy")).isEqualTo(code.remedy());
        assertThat(page.requiredHeader("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains(code.code());
    }

    /// A test names the code it expects with `expectProblem`; what no test names is listed here with the
    /// reason.
    @Test
    void everyCodeIsProvokedByATest() throws IOException {
        String tests;
        try (var files = Files.walk(Path.of("src/test/java"))) {
            tests = files.filter(file -> file.toString().endsWith("Tests.java")
                            || file.toString().endsWith("Journey.java"))
                    .filter(file -> !file.endsWith("ProblemCatalogueTests.java"))
                    .map(ProblemCatalogueTests::read)
                    .collect(Collectors.joining());
        }

        assertThat(Stream.of(ProblemCode.values())
                        .filter(code -> !tests.contains('"' + code.code() + '"')
                                && !tests.contains(", " + code.code() + ",")
                                && !tests.contains("| " + code.code() + " |")
                                && !tests.contains("ProblemCode." + code.name()))
                        .map(ProblemCode::code))
                .as("codes that no test provokes")
                .isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
