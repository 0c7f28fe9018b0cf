package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What it costs to know who calls: no statement on a public read of a shop without prices for some customers, at most
/// one on an admin call.
@KontorTest
class AccessCostTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPublicReadCostsACustomerNotOneStatementMoreThanAGuest() {
        jdbc.sql("delete from pricing.price_lists where customers <> '{}' or customer_groups <> '{}'")
                .update();
        var customer = logins.customer();
        var list = priceList(customer.id().text());

        var guests = api.get(unseen()).expect(200).statements();
        var withList = api.as(customer.token()).get(unseen()).expect(200).statements();
        api.as(logins.owner().token())
                .with("If-Match", "*")
                .delete("/admin/v1/price-lists/" + list)
                .expect(204);

        assertThat(guests).isNotEmpty();
        assertThat(withList).hasSize(guests.size() + 3);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.as(customer.token())
                                .get(unseen())
                                .expect(200)
                                .statements())
                        .hasSameSizeAs(guests));
    }

    private String priceList(String customer) {
        return api.as(logins.owner().token())
                .post(
                        "/admin/v1/price-lists",
                        Map.of(
                                "name",
                                "Cost",
                                "status",
                                "ACTIVE",
                                "currency",
                                "EUR",
                                "priority",
                                1,
                                "customerIds",
                                List.of(customer)))
                .expect(201)
                .at("/id");
    }

    @Test
    void anAdminCallCostsOneStatementForEveryCaller() {
        var created = api.as(logins.owner().token())
                .post(
                        "/admin/v1/api-keys",
                        Map.of("name", "Cost", "kind", "SECRET", "permissions", List.of("roles:read")))
                .expect(201);
        var token = api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/oauth2/token",
                        "grant_type=client_credentials&client_id=" + created.at("/key/id") + "&client_secret="
                                + URLEncoder.encode(created.at("/secret"), StandardCharsets.UTF_8))
                .expect(200)
                .at("/access_token");

        for (var credential : List.of(logins.owner().token(), created.at("/secret"), token)) {
            var caller = api.as(credential);
            caller.get("/admin/v1/roles?limit=5").expect(200);

            assertThat(caller.get("/admin/v1/nothing-here")
                            .expectProblem(404, "not-found")
                            .statements())
                    .hasSize(1);
            assertThat(caller.get("/admin/v1/roles?limit=5").expect(200).statements())
                    .hasSize(2);
        }
    }

    /// A list that nobody has asked for, so that no answer is kept yet.
    private static String unseen() {
        return "/store/v1/products?limit=" + (1 + Math.abs(UUID.randomUUID().hashCode() % 90)) + "&price.gte="
                + Math.abs(UUID.randomUUID().hashCode() % 1_000_000_000);
    }
}
