package dev.kontor.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the store API counts by address is counted by the buyer's, if a trusted storefront server names it. Calls of
/// tests come from a trusted proxy, so the last address that they forward is the server's.
@KontorTest
class BuyerAddressTests {

    private static final AtomicInteger LAST = new AtomicInteger();
    private static final Pattern REMAINING = Pattern.compile("\"store\";r=(\\d+)");
    private static final long WHOLE = 999_999;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Test
    void buyersBehindOneServerHaveSeparateBudgets() {
        var server = api.with("X-Storefront-Key", key("storefront:act-for-buyers"));
        var serverAddress = next();
        var ada = next();
        var bob = next();

        assertThat(remaining(server, ada + ", " + serverAddress)).isEqualTo(WHOLE);
        assertThat(remaining(server, ada + ", " + serverAddress)).isEqualTo(WHOLE - 1);
        assertThat(remaining(server, bob + ", " + serverAddress)).isEqualTo(WHOLE);
    }

    @Test
    void withoutTheKeyTheServerIsCountedAsOneVisitor() {
        var serverAddress = next();

        assertThat(remaining(api, next() + ", " + serverAddress)).isEqualTo(WHOLE);
        assertThat(remaining(api, next() + ", " + serverAddress)).isEqualTo(WHOLE - 1);
    }

    @Test
    void whatTheBuyersClientForwardsIsNotBelieved() {
        var server = api.with("X-Storefront-Key", key("storefront:act-for-buyers"));
        var serverAddress = next();
        var buyer = next();

        assertThat(remaining(server, next() + ", " + buyer + ", " + serverAddress))
                .isEqualTo(WHOLE);
        assertThat(remaining(server, next() + ", " + buyer + ", " + serverAddress))
                .isEqualTo(WHOLE - 1);
    }

    @Test
    void refusesKeysThatMayNotActForBuyers() {
        var other = api.with("X-Storefront-Key", key("catalog:read"));
        var publishable = api.with("X-Storefront-Key", "pk_nothing");
        var invented = api.with("X-Storefront-Key", "sk_nothing");

        assertThat(other.get("/store/v1/orders/x")
                        .expectProblem(403, "key-not-allowed-here")
                        .at("/detail"))
                .contains("storefront:act-for-buyers");
        publishable.get("/store/v1/orders/x").expectProblem(403, "key-not-allowed-here");
        invented.get("/store/v1/orders/x").expectProblem(401, "unauthenticated");
    }

    @Test
    void refusesABuyersAddressThatIsNone() {
        var server = api.with("X-Storefront-Key", key("storefront:act-for-buyers"));

        for (var nonsense : List.of("buyer.example", "1.2.3", "203.0.113.999", "-")) {
            assertThat(server.with("X-Forwarded-For", nonsense + ", " + next())
                            .get("/store/v1/orders/x")
                            .expectProblem(400, "validation-failed")
                            .at("/detail"))
                    .as(nonsense)
                    .contains("X-Forwarded-For");
        }
    }

    private String key(String permission) {
        return api.as(logins.owner().token())
                .post(
                        "/admin/v1/api-keys",
                        Map.of("name", "A storefront", "kind", "SECRET", "permissions", List.of(permission)))
                .expect(201)
                .at("/secret");
    }

    /// What is left of the budget of a call that no cache answers.
    private static long remaining(Api caller, String forwarded) {
        var answer = caller.with("X-Forwarded-For", forwarded).get("/store/v1/orders/ord_00000000000000000000000000");
        var found = REMAINING.matcher(answer.requiredHeader("RateLimit"));
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static String next() {
        return "2001:db8:%x::1".formatted(LAST.incrementAndGet());
    }
}
