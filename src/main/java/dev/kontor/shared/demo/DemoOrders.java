package dev.kontor.shared.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Lets demo customers buy and demo staff work, over HTTP like everybody else, until there is an order in every
/// state. Every request has a fixed idempotency key, so that a start that was cut off goes on where it stopped.
@Component
@Profile("demo")
@Order(10)
class DemoOrders implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoOrders.class);
    private static final String STEP = "orders";
    private static final String ADDRESS_US = """
            {"firstName":"Ada","lastName":"Lovelace","line1":"12 Analytical Row","city":"San Francisco","region":"CA",\
            "postcode":"94103","country":"US"}""";
    private static final String ADDRESS_DE = """
            {"firstName":"Konrad","lastName":"Zuse","line1":"Methfesselstraße 7","city":"Berlin","postcode":"10965",\
            "country":"DE"}""";
    private static final String ADDRESS_JP = """
            {"firstName":"Masako","lastName":"Togawa","line1":"1-2-3 Ginza","city":"Tokyo","postcode":"104-0061",\
            "country":"JP"}""";
    private static final List<Market> MARKETS = List.of(
            new Market("USD", "en", "ada@example.com", ADDRESS_US, "us-standard"),
            new Market("EUR", "de", "konrad@example.com", ADDRESS_DE, "eu-standard"),
            new Market("JPY", "en", "masako@example.com", ADDRESS_JP, "jp-standard"));
    private static final List<Story> STORIES = List.of(
            new Story("tok_approve", End.PAID),
            new Story("tok_approve", End.SHIPPED),
            new Story("tok_approve", End.DELIVERED),
            new Story("tok_approve", End.PARTLY_SHIPPED),
            new Story("tok_approve", End.CANCELED),
            new Story("tok_approve", End.PARTLY_REFUNDED),
            new Story("tok_authorize_only", End.PAID),
            new Story("tok_action_required", End.PAID),
            new Story("tok_decline", End.PAID),
            new Story(null, End.PAID),
            new Story(null, End.TRANSFERRED),
            new Story(null, End.SHIPPED));

    private final DemoProperties properties;
    private final DemoCatalogue catalogue;
    private final Environment environment;
    private final JdbcClient jdbc;

    DemoOrders(DemoProperties properties, DemoCatalogue catalogue, Environment environment, JdbcClient jdbc) {
        this.properties = properties;
        this.catalogue = catalogue;
        this.environment = environment;
        this.jdbc = jdbc;
    }

    private record Market(String currency, String locale, String email, String address, String shipping) {}

    /// @param token for the test provider; absent for a bank transfer
    private record Story(@Nullable String token, End end) {}

    private enum End {
        PAID,
        SHIPPED,
        DELIVERED,
        PARTLY_SHIPPED,
        CANCELED,
        PARTLY_REFUNDED,
        TRANSFERRED
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var port = environment.getProperty("local.server.port");
        if (!properties.enabled() || !properties.orders() || port == null || isDone()) {
            return;
        }
        var shop = new DemoClient("http://127.0.0.1:" + port);
        shop.signIn("owner@example.com");
        var skus = catalogue.read().products().stream()
                .filter(DemoShop.Product::published)
                .filter(DemoShop.Product::shippable)
                .map(product -> product.variants().getLast().sku())
                .toList();
        int number = 0;
        for (var story : STORIES) {
            for (var market : MARKETS) {
                tell(shop, story, market, skus, number++);
            }
        }
        jdbc.sql("insert into kontor.demo_steps (name, done_at) values (:step, now()) on conflict do nothing")
                .param("step", STEP)
                .update();
        LOG.info("Demo orders are there: {}", number);
    }

    private boolean isDone() {
        return jdbc.sql("select exists (select from kontor.demo_steps where name = :step)")
                .param("step", STEP)
                .query(Boolean.class)
                .single();
    }

    private static void tell(DemoClient shop, Story story, Market market, List<String> skus, int number) {
        var key = "demo-order-" + number;
        var cart = shop.post("/store/v1/carts", key + "-cart", null, """
                {"currency":"%s","locale":"%s","email":"%s","shippingAddress":%s,\
                "items":[{"sku":"%s","quantity":2},{"sku":"%s"}]}""".formatted(
                        market.currency(),
                        market.locale(),
                        market.email(),
                        market.address(),
                        skus.get(number * 7 % skus.size()),
                        skus.get((number * 7 + 3) % skus.size())));
        var path = "/store/v1/carts/" + cart.get("id").stringValue();
        var token = cart.get("token").stringValue();
        shop.put(path + "/shipping-selection", token, "{\"code\":\"" + market.shipping() + "\"}");
        shop.post(
                path + "/payments",
                key + "-pay",
                token,
                story.token() == null
                        ? "{\"method\":\"bank-transfer\"}"
                        : "{\"method\":\"test\",\"token\":\"" + story.token() + "\"}");
        var order = shop.post(path + "/complete", key + "-complete", token, "{}");
        if (order.has("number")) {
            end(shop, story.end(), order, key);
        }
    }

    private static void end(DemoClient shop, End end, JsonNode order, String key) {
        var path = "/admin/v1/orders/" + order.get("id").stringValue();
        var payment = "/admin/v1/payments/" + order.get("payment").get("id").stringValue();
        switch (end) {
            case PAID -> {}
            case SHIPPED -> ship(shop, path, key, "{}");
            case DELIVERED -> {
                var parcel = ship(
                        shop,
                        path,
                        key,
                        "{\"carrier\":\"DHL\",\"trackingNumber\":\"JD01460000" + key.hashCode() + "\"}");
                shop.post("/admin/v1/fulfillments/" + parcel + "/deliver", key + "-deliver", null, "{}");
            }
            case PARTLY_SHIPPED -> {
                var line = shop.get(path).get("lines").get(0).get("id").stringValue();
                ship(shop, path, key, "{\"lines\":[{\"lineId\":\"" + line + "\",\"quantity\":1}]}");
            }
            case CANCELED ->
                shop.post(path + "/cancel", key + "-cancel", null, "{\"reason\":\"The buyer changed their mind.\"}");
            case PARTLY_REFUNDED ->
                shop.post(payment + "/refunds", key + "-refund", null, """
                    {"amount":{"amount":100,"currency":"%s"},"reason":"A cup was chipped."}""".formatted(
                                order.get("total").get("currency").stringValue()));
            case TRANSFERRED ->
                shop.post(path + "/payments", key + "-transfer", null, """
                    {"amount":{"amount":%d,"currency":"%s"},"note":"Bank statement 12"}""".formatted(
                                order.get("total").get("amount").longValue(),
                                order.get("total").get("currency").stringValue()));
        }
    }

    private static String ship(DemoClient shop, String order, String key, String parcel) {
        var made = shop.post(order + "/fulfillments", key + "-parcel", null, parcel);
        var id = made.get("id").stringValue();
        shop.post("/admin/v1/fulfillments/" + id + "/ship", key + "-ship", null, "{}");
        return id;
    }
}
