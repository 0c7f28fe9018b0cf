package dev.kontor.shared.web;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.shop.Shop;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells who comes to the bare address where everything is.
@Hidden
@RestController
@PublicEndpoint
class StartPage {

    private final Shop shop;
    private final DocsProperties docs;

    StartPage(Shop shop, DocsProperties docs) {
        this.shop = shop;
        this.docs = docs;
    }

    /// @param openapi the OpenAPI document; absent where the documents are not served
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
    Links links() {
        return new Links(
                shop.name(),
                docs.enabled() ? shop.link("/docs") : null,
                api("store"),
                api("admin"),
                shop.link("/problems"),
                shop.link("/livez"),
                shop.link("/readyz"));
    }

    private Api api(String name) {
        return new Api(
                shop.link("/" + name + "/v1"), docs.enabled() ? shop.link("/v3/api-docs/" + name + "-v1") : null);
    }
}
