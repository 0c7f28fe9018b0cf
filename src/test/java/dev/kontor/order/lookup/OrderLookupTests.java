package dev.kontor.order.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Guests find their orders again by number and e-mail address.
@KontorTest
class OrderLookupTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailSink mails;

    private final String email = UUID.randomUUID() + "@example.com";
    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
    }

    @Test
    void theLinkOfTheMailOpensTheOrder() {
        var order = order();
        assertThat(lookUp(order.at("/number").toLowerCase(Locale.ROOT) + " ", email.toUpperCase(Locale.ROOT)))
                .isEmpty();

        var mail = links().getFirst();
        assertThat(mail.subject()).startsWith("Your order " + order.at("/number"));
        assertThat(mail.text()).contains("This link shows your order");
        assertThat(api.with("X-Order-Token", mail.token())
                        .get("/store/v1/orders/" + order.at("/id"))
                        .expect(200)
                        .at("/number"))
                .isEqualTo(order.at("/number"));
        assertThat(jdbc.sql("select count(*) from orders.order_lookups")
                        .query(Long.class)
                        .single())
                .as("answered requests are deleted")
                .isZero();
    }

    @Test
    void theResponseToAStrangerIsTheSameAndNoMailIsSent() {
        var order = order();

        var right = lookUp(order.at("/number"), email);
        assertThat(lookUp(order.at("/number"), "x" + email)).isEqualTo(right);
        assertThat(lookUp("K-999999999", email)).isEqualTo(right);

        assertThat(links()).hasSize(1);
        assertThat(mails.to("x" + email)).isEmpty();
    }

    @Test
    void aRequestRunsTwoInserts() {
        var response = api.post("/store/v1/orders/lookup", Map.of("number", "K-1", "email", email))
                .expect(202);

        assertThat(response.statements()).hasSize(2).allMatch(statement -> statement.startsWith("insert"));
    }

    @Test
    void anOrderGetsThreeLinksAnHour() {
        var order = order();

        for (int request = 0; request < 5; request++) {
            lookUp(order.at("/number"), email);
        }
        assertThat(links()).hasSize(3);

        jdbc.sql("update orders.order_link_mails set started_at = now() - interval '61 minutes'")
                .update();
        lookUp(order.at("/number"), email);
        assertThat(links()).hasSize(4);
    }

    @Test
    void theOrderOfAnAccountNeedsASignIn() {
        var order = order();
        jdbc.sql("update orders.orders set customer_id = :customer where number = :number")
                .param("customer", logins.customer().id())
                .param("number", order.at("/number"))
                .update();

        lookUp(order.at("/number"), email);

        assertThat(links().getFirst().text())
                .contains("/orders/" + order.at("/id"))
                .doesNotContain("token=");
    }

    @Test
    void eventsContainNeitherTheAddressOfAStrangerNorWhatTheyTyped() {
        var stranger = "stranger-" + email;
        lookUp("K-STRANGE", stranger);

        assertThat(jdbc.sql(
                                "select count(*) from events.log where data::text like '%STRANGE%' or data::text like :email")
                        .param("email", "%" + stranger + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void numberAndAddressAreRequired() {
        api.post("/store/v1/orders/lookup", Map.of("number", " ", "email", "nobody"))
                .expectProblem(400, "validation-failed");
    }

    /// @return the body of the response
    private String lookUp(String number, String address) {
        var body = api.post("/store/v1/orders/lookup", Map.of("number", number, "email", address))
                .expect(202)
                .text();
        EventProbe.on(jdbc).awaitDelivered();
        return body;
    }

    private List<MailSink.Received> links() {
        return mails.to(email).stream()
                .filter(mail -> mail.text().contains("The link to your order"))
                .toList();
    }

    private Api.Response order() {
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                email,
                "billingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", digital(), "quantity", 1))));
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        EventProbe.on(jdbc).awaitDelivered();
        return order;
    }

    private String digital() {
        var variant = shop.variant(1_000, 10);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", variant)
                .update();
        return variant.text();
    }
}
