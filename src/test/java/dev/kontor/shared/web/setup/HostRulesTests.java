package dev.kontor.shared.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.AllowedHosts;
import dev.kontor.shared.web.WebProperties;
import dev.kontor.shared.web.problem.ProblemDocuments;
import dev.kontor.testing.KontorTest;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@KontorTest
class HostRulesTests {

    private static final Shop SHOP = new Shop(
            URI.create("https://Shop.Example"),
            List.of(Locale.ENGLISH),
            List.of(Currency.getInstance("EUR")),
            ZoneId.of("UTC"));

    @Autowired
    private ProblemDocuments problems;

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "shop.example.evil.example", "shop.example.", "10.0.0.7"})
    void anUnknownHostIsRefused(String host) throws Exception {
        var response = call(host, "/store/v1/shop");

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("bad-request").doesNotContain(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "SHOP.example", "localhost", "127.0.0.1"})
    void itsOwnNamesAreServed(String host) throws Exception {
        assertThat(call(host, "/store/v1/shop").getStatus()).isEqualTo(200);
    }

    @Test
    void probesComeByAnyName() throws Exception {
        assertThat(call("10.0.0.7", "/livez").getStatus()).isEqualTo(200);
    }

    @Test
    void productionUsesThePublicUrlUnlessConfiguredOtherwise() {
        assertThat(HostRules.hosts(properties(), SHOP, true)).containsExactly("shop.example");
        assertThat(HostRules.hosts(properties(), SHOP, false)).isEmpty();
        assertThat(HostRules.hosts(properties("a.example", "B.example"), SHOP, true))
                .containsExactlyInAnyOrder("a.example", "b.example");
        assertThat(HostRules.hosts(properties("*"), SHOP, true)).isEmpty();
    }

    private MockHttpServletResponse call(String host, String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        var response = new MockHttpServletResponse();
        new HostRules.HostFilter(new AllowedHosts(Set.of("shop.example")), problems)
                .doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static WebProperties properties(String... hosts) {
        return new WebProperties(List.of(hosts), new WebProperties.Cors(List.of()), Duration.ZERO, 4);
    }
}
