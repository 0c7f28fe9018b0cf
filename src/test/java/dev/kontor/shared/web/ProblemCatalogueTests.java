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
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Each code of the catalogue has titles, a page and a test that provokes it.
@KontorTest
class ProblemCatalogueTests {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

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
    @ValueSource(strings = {"_de", "_fr"})
    void everyCodeHasARemedyInEveryLanguage(String language) throws IOException {
        var remedies = new Properties();
        try (var in = Objects.requireNonNull(
                getClass().getResourceAsStream("/messages/remedies" + language + ".properties"))) {
            remedies.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        for (var code : ProblemCode.values()) {
            var remedy = remedies.getProperty(code.code(), "");
            assertThat(remedy).as(code.code()).isNotBlank();
            // Names of fields, headers and operations are the same in every language.
            assertThat(names(remedy)).as(code.code()).isEqualTo(names(code.remedy()));
        }
        assertThat(remedies).hasSize(ProblemCode.values().length);
    }

    private static List<String> names(String text) {
        return Pattern.compile("`[^`]+`")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, Nicht vorrätig, Was zu tun ist, Verringern Sie die Menge",
        "fr, fr, Rupture de stock, Que faire, Réduisez la quantité",
        "es, en, Out of stock, What to do, Reduce the quantity"
    })
    void titleAndRemedyOfAPageAreInOneLanguage(
            String accepted, String language, String title, String heading, String remedy) {
        var reader = api.with("Accept-Language", accepted);
        var page = reader.with("Accept", BROWSER).get("/problems/out-of-stock").expect(200);

        assertThat(page.text())
                .contains("<html lang=\"" + language + "\">", title, heading, remedy)
                .contains("href=\"/problems\"", "href=\"/\"")
                .contains("&quot;code&quot; : &quot;out-of-stock&quot;");
        assertThat(page.requiredHeader("Content-Language")).isEqualTo(language);
        var json = reader.get("/problems/out-of-stock").expect(200);
        assertThat(json.at("/title")).isEqualTo(title);
        assertThat(json.at("/remedy")).startsWith(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/problems", "/problems/not-found"})
    void browsersGetPagesAndProgramsJson(String path) {
        var page = api.with("Accept", BROWSER).get(path).expect(200);

        assertThat(page.requiredHeader("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.requiredHeader("Vary")).containsIgnoringCase("accept");
        assertThat(page.requiredHeader("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "http");
        assertThat(page.text()).contains("<style>", "</html>").doesNotContain("<script", "style=", "src=");
        for (var accepted : List.of("*/*", "application/json", "application/json, text/plain, */*")) {
            assertThat(api.with("Accept", accepted).get(path).expect(200).requiredHeader("Content-Type"))
                    .as(accepted)
                    .isEqualTo("application/json");
        }
    }

    @Test
    void theStartPageLinksToWhatThereIs() {
        var page = api.with("Accept", BROWSER).get("/").expect(200).text();

        assertThat(page)
                .contains("http://localhost:8080/docs", "/v3/api-docs/store-v1", "/v3/api-docs/admin-v1")
                .contains("/problems", "/livez", "/readyz", "curl ");
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
