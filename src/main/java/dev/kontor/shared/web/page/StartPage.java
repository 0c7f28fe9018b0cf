package dev.kontor.shared.web.page;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import dev.kontor.shared.web.DocsProperties;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The root URL: links to everything, as a page for browsers and as JSON for programs.
@Hidden
@RestController
@PublicEndpoint
class StartPage {

    private final Shop shop;
    private final SettingsGroup<ShopSettings> settings;
    private final DocsProperties docs;

    StartPage(Shop shop, SettingsGroup<ShopSettings> settings, DocsProperties docs) {
        this.shop = shop;
        this.settings = settings;
        this.docs = docs;
    }

    /// @param openapi the OpenAPI document; absent if the documents are not served
    record Api(String url, @Nullable String openapi) {}

    record Links(
            String name,
            @Nullable String docs,
            Api store,
            Api admin,
            String problems,
            String health,
            String readiness) {}

    @GetMapping("/")
    ResponseEntity<Object> links(HttpServletRequest request) {
        var links = new Links(
                settings.get().name(),
                docs.enabled() ? shop.link("/docs") : null,
                api("store"),
                api("admin"),
                shop.link("/problems"),
                shop.link("/livez"),
                shop.link("/readyz"));
        return HtmlPage.isWanted(request) ? page(links, HtmlPage.language(request.getLocale())) : HtmlPage.json(links);
    }

    private Api api(String name) {
        return new Api(
                shop.link("/" + name + "/v1"), docs.enabled() ? shop.link("/v3/api-docs/" + name + "-v1") : null);
    }

    private ResponseEntity<Object> page(Links links, Locale language) {
        var words = HtmlPage.words(language);
        var entries = new ArrayList<String>();
        if (links.docs() != null) {
            entries.add(entry(words, "docs", List.of(HtmlPage.link(links.docs(), "Swagger UI"))));
        }
        entries.add(entry(words, "store-api", api(links.store())));
        entries.add(entry(words, "admin-api", api(links.admin())));
        entries.add(
                entry(words, "problems", List.of(HtmlPage.link(links.problems(), words.getString("all-problems")))));
        entries.add(entry(
                words,
                "health",
                List.of(HtmlPage.link(links.health(), "/livez"), HtmlPage.link(links.readiness(), "/readyz"))));
        return HtmlPage.of(language, links.name(), """
                <h1>%s</h1>
                <p class="status">%s</p>
                <dl>
                %s
                </dl>
                <h2>%s</h2>
                %s
                <p>%s</p>""".formatted(
                        HtmlPage.text(links.name()),
                        HtmlPage.text(words.getString("tagline")),
                        String.join("\n", entries),
                        HtmlPage.text(words.getString("first-request")),
                        HtmlPage.code("curl '" + links.store().url() + "/products?limit=3'"),
                        HtmlPage.text(words.getString("json-note"))));
    }

    private static List<String> api(Api api) {
        return api.openapi() == null
                ? List.of(HtmlPage.text("`" + api.url() + "`"))
                : List.of(HtmlPage.text("`" + api.url() + "`"), HtmlPage.link(api.openapi(), "OpenAPI"));
    }

    private static String entry(ResourceBundle words, String key, List<String> links) {
        return "<dt>%s</dt><dd>%s<br>%s</dd>"
                .formatted(
                        HtmlPage.text(words.getString(key)),
                        HtmlPage.text(words.getString(key + "-intro")),
                        links.stream().collect(Collectors.joining(" · ")));
    }
}
