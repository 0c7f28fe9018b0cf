package dev.kontor.shared.web;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// The pages that the `type` of a problem document points to.
@Hidden
@RestController
@PublicEndpoint
class ProblemPages {

    private final ProblemDocuments problems;
    private final Shop shop;

    ProblemPages(ProblemDocuments problems, Shop shop) {
        this.problems = problems;
        this.shop = shop;
    }

    /// @param type the `type` of the problem documents
    /// @param remedy what the caller can do about it
    record Explanation(String code, String type, String title, int status, String remedy) {}

    record Catalogue(List<Explanation> items) {}

    @GetMapping("/problems")
    Catalogue all(Locale locale) {
        return new Catalogue(Arrays.stream(ProblemCode.values())
                .map(code -> explanation(code, locale))
                .toList());
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    Explanation one(@PathVariable String code, Locale locale) {
        return explanation(known(code), locale);
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String code, Locale locale) {
        var explanation = explanation(known(code), locale);
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body><h1>%s</h1><p>HTTP status %d, code <code>%s</code></p><p>%s</p></body></html>
                """.formatted(
                        locale.getLanguage(),
                        HtmlUtils.htmlEscape(explanation.code()),
                        HtmlUtils.htmlEscape(explanation.title()),
                        explanation.status(),
                        HtmlUtils.htmlEscape(explanation.code()),
                        HtmlUtils.htmlEscape(explanation.remedy()));
    }

    private static ProblemCode known(String code) {
        return ProblemCode.ofCode(code).orElseThrow(() -> new NotFoundException("There is no such problem code."));
    }

    private Explanation explanation(ProblemCode code, Locale locale) {
        return new Explanation(
                code.code(),
                shop.link("/problems/" + code.code()),
                problems.title(code, locale),
                code.status().value(),
                code.remedy());
    }
}
