package dev.kontor.shared.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.problem.Endpoints.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which endpoint and which name are the nearest to one that does not exist.
class EndpointsTests {

    private static final List<Endpoint> KNOWN = List.of(
            Endpoint.of("POST", "/hooks/{provider}"),
            Endpoint.of("GET", "/admin/v1/products"),
            Endpoint.of("POST", "/admin/v1/products"),
            Endpoint.of("GET", "/store/v1/products"),
            Endpoint.of("GET", "/store/v1/products/{idOrSlug}"),
            Endpoint.of("GET", "/store/v1/products/{idOrSlug}/reviews"),
            Endpoint.of("POST", "/store/v1/carts"),
            Endpoint.of("POST", "/store/v1/carts/{id}/items"),
            Endpoint.of("PATCH", "/store/v1/carts/{id}/items/{itemId}"),
            Endpoint.of("GET", "/store/v1/shop"));

    @ParameterizedTest
    @CsvSource({
        "GET, /store/v1/product, GET /store/v1/products",
        "GET, /store/v1/products/, GET /store/v1/products",
        "GET, /products, GET /store/v1/products",
        "GET, /v1/products, GET /store/v1/products",
        "GET, /store/products/espresso-cup, GET /store/v1/products/{idOrSlug}",
        "POST, /admin/v1/product, POST /admin/v1/products",
        "GET, /admin/v1/product, GET /admin/v1/products",
        "GET, /store/v1/carts, POST /store/v1/carts",
        "POST, /store/v1/carts/cart_1/item, POST /store/v1/carts/{id}/items",
        "GET, /store/v1/products/x/review, GET /store/v1/products/{idOrSlug}/reviews",
        "GET, /api/store/v1/shop, GET /store/v1/shop"
    })
    void namesTheNearest(String verb, String path, String nearest) {
        assertThat(Endpoints.nearest(verb, path, KNOWN)).hasToString("Optional[" + nearest + "]");
    }

    @ParameterizedTest
    @CsvSource({"/", "/favicon.ico", "/store/v1/nonsense", "/store/v1", "/a/b/c/d/e/f/g/h/i/j/k", "/wp-login.php"})
    void namesNoneThatIsFar(String path) {
        assertThat(Endpoints.nearest("GET", path, KNOWN)).isEmpty();
    }

    @Test
    void aLongPathIsNotCompared() {
        assertThat(Endpoints.nearest("GET", "/store/v1/products/" + "x".repeat(200), KNOWN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "foo, sort, false",
        "srot, sort, true",
        "sorted, sort, true",
        "curency, currency, true",
        "created_at.gte, createdAt.gte, true",
        "offset, limit, false",
        "a, b, false",
        "q, tag, false"
    })
    void nearIsOneLetterInThree(String given, String known, boolean near) {
        assertThat(NearestName.of(given, List.of(known)).isPresent()).isEqualTo(near);
    }
}
