package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.setup.CorsRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CorsTests {

    private final CorsRules rules = new CorsRules();

    @Test
    void anAllowedSiteMayReadTheHeadersOfTheContract() throws Exception {
        var response = call("GET", "https://shop.example", List.of("https://shop.example"));

        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
        assertThat(response.getHeader("Access-Control-Expose-Headers"))
                .contains(
                        "ETag",
                        "Location",
                        "Link",
                        "Retry-After",
                        "RateLimit",
                        "X-Request-Id",
                        "Idempotent-Replayed",
                        "Content-Disposition",
                        "Preference-Applied",
                        "Deprecation",
                        "Sunset");
    }

    @Test
    void anAllowedSiteMaySendTheHeadersOfTheContract() throws Exception {
        var response = call("OPTIONS", "https://shop.example", List.of("https://shop.example"));

        assertThat(response.getHeader("Access-Control-Allow-Headers"))
                .isEqualTo("idempotency-key, if-match, x-cart-token, api-version, prefer, last-event-id");
        assertThat(response.getHeader("Access-Control-Allow-Methods")).contains("PATCH");
    }

    @Test
    void anyOtherSiteGetsNoLeave() throws Exception {
        for (var method : List.of("GET", "OPTIONS")) {
            var response = call(method, "https://evil.example", List.of("https://shop.example"));

            assertThat(response.getHeaderNames()).noneMatch(name -> name.startsWith("Access-Control"));
            assertThat(response.getContentAsString()).isEmpty();
        }
        assertThat(call("GET", "https://evil.example", List.of()).getHeader("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void anOriginMayHaveAnyPort() throws Exception {
        var allowed = List.of("http://localhost:[*]");

        for (var origin : List.of("http://localhost:5173", "http://localhost:3000")) {
            assertThat(call("GET", origin, allowed).getHeader("Access-Control-Allow-Origin"))
                    .isEqualTo(origin);
        }
        for (var origin : List.of(
                "https://localhost:5173",
                "http://localhost.evil.example",
                "http://localhost:5173.evil.example",
                "http://evil.example:5173",
                "null")) {
            assertThat(call("GET", origin, allowed).getHeader("Access-Control-Allow-Origin"))
                    .as(origin)
                    .isNull();
        }
    }

    private MockHttpServletResponse call(String method, String origin, List<String> allowed) throws Exception {
        var source = rules.corsConfigurationSource(
                new WebProperties(List.of(), new WebProperties.Cors(allowed), Duration.ZERO, 4));
        var request = new MockHttpServletRequest(method, "/store/v1/carts");
        request.addHeader("Origin", origin);
        if (method.equals("OPTIONS")) {
            request.addHeader("Access-Control-Request-Method", "PATCH");
            request.addHeader(
                    "Access-Control-Request-Headers",
                    "idempotency-key,if-match,x-cart-token,api-version,prefer,last-event-id");
        }
        var response = new MockHttpServletResponse();
        rules.corsFilter(source).doFilter(request, response, new MockFilterChain());
        return response;
    }
}
