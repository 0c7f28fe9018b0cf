package dev.kontor.shared.web.page;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.problem.ProblemDocuments;
import dev.kontor.shared.web.problem.ProblemExample;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The pages of the problem codes, to which the `type` of a problem document links: HTML for browsers, JSON for
/// programs.
@Hidden
@RestController
@PublicEndpoint
class ProblemPages {

    private final ProblemDocuments problems;
    private final Shop shop;
    private final JsonMapper json;

    ProblemPages(ProblemDocuments problems, Shop shop, JsonMapper json) {
        this.problems = problems;
        this.shop = shop;
        this.json = json;
    }

    /// @param type the `type` of the problem documents
    /// @param remedy what the caller can do
    record Explanation(String code, String type, String title, int status, String remedy) {}

    record Catalogue(List<Explanation> items) {}

    @GetMapping("/problems")
    ResponseEntity<Object> all(HttpServletRequest request) {
        var language = HtmlPage.language(request.getLocale());
        var all = new Catalogue(Arrays.stream(ProblemCode.values())
                .map(code -> explanation(code, language))
                .toList());
        return HtmlPage.isWanted(request) ? page(all, language) : HtmlPage.json(all);
    }

    @GetMapping("/problems/{code}")
    ResponseEntity<Object> one(@PathVariable String code, HttpServletRequest request) {
        var known = ProblemCode.ofCode(code)
                .orElseThrow(() -> new NotFoundException("There is no such problem code. `GET /problems` lists all."));
        var language = HtmlPage.language(request.getLocale());
        var explanation = explanation(known, language);
        return HtmlPage.isWanted(request) ? page(known, explanation, language) : HtmlPage.json(explanation);
    }

    private ResponseEntity<Object> page(Catalogue all, Locale language) {
        var words = HtmlPage.words(language);
        var rows = all.items().stream()
                .sorted(Comparator.comparingInt(Explanation::status).thenComparing(Explanation::code))
                .map(each -> "<tr><td>%d</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                each.status(),
                                HtmlPage.link("/problems/" + each.code(), each.code()),
                                HtmlPage.text(each.title())))
                .collect(Collectors.joining("\n"));
        return HtmlPage.of(language, words.getString("problems"), """
                <nav>%s</nav>
                <h1>%s</h1>
                <p>%s</p>
                <table><thead><tr><th>HTTP</th><th>%s</th><th>%s</th></tr></thead><tbody>
                %s
                </tbody></table>""".formatted(
                        HtmlPage.link("/", words.getString("start")),
                        HtmlPage.text(words.getString("problems")),
                        HtmlPage.text(words.getString("problems-intro")),
                        HtmlPage.text(words.getString("code")),
                        HtmlPage.text(words.getString("meaning")),
                        rows));
    }

    private ResponseEntity<Object> page(ProblemCode code, Explanation explanation, Locale language) {
        var words = HtmlPage.words(language);
        var example = json.writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(
                        ProblemExample.of(code, explanation.type(), explanation.title(), explanation.remedy()));
        return HtmlPage.of(language, explanation.title() + " · " + explanation.code(), """
                <nav>%s %s</nav>
                <h1>%s</h1>
                <p class="status">HTTP %d · <code>%s</code></p>
                <h2>%s</h2>
                <p>%s</p>
                <h2>%s</h2>
                %s
                <p>%s</p>""".formatted(
                        HtmlPage.link("/", words.getString("start")),
                        HtmlPage.link("/problems", words.getString("all-problems")),
                        HtmlPage.text(explanation.title()),
                        explanation.status(),
                        explanation.code(),
                        HtmlPage.text(words.getString("remedy")),
                        HtmlPage.text(explanation.remedy()),
                        HtmlPage.text(words.getString("example")),
                        HtmlPage.code(example),
                        HtmlPage.text(words.getString("example-note"))));
    }

    private Explanation explanation(ProblemCode code, Locale language) {
        return new Explanation(
                code.code(),
                shop.link("/problems/" + code.code()),
                problems.title(code, language),
                code.status().value(),
                problems.remedy(code, language));
    }
}
