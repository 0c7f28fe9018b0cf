package dev.kontor.shared.demo;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/// Demo customers and guests buy and demo staff ship, over HTTP like real clients, until there are 200 orders in
/// every state. Runs in the background, because a shop need not wait for its history. An interrupted run
/// continues with the next order at the next start.
@Component
@Profile("demo")
@Order(10)
class DemoOrders implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoOrders.class);
    private static final String STEP = "orders";
    private static final int ORDERS = 200;
    private static final int MIN_STOCK = 30;
    private static final List<Buyer> BUYERS = List.of(
            new Buyer("USD", "en", "ada@example.com", true, "us-standard", """
                    {"firstName":"Ada","lastName":"Lovelace","line1":"12 Analytical Row","city":"San Francisco",\
                    "region":"CA","postcode":"94103","country":"US"}"""),
            new Buyer("EUR", "de", "konrad@example.com", true, "eu-standard", """
                    {"firstName":"Konrad","lastName":"Zuse","line1":"Methfesselstraße 7","city":"Berlin",\
                    "postcode":"10965","country":"DE"}"""),
            new Buyer("EUR", "fr", "blaise@example.com", true, "eu-standard", """
                    {"firstName":"Blaise","lastName":"Pascal","line1":"8 rue des Gras","city":"Clermont-Ferrand",\
                    "postcode":"63000","country":"FR"}"""),
            new Buyer("JPY", "en", "masako@example.com", false, "jp-standard", """
                    {"firstName":"Masako","lastName":"Togawa","line1":"1-2-3 Ginza","city":"Tokyo",\
                    "postcode":"104-0061","country":"JP"}"""),
            new Buyer("USD", "en", "grace@example.com", false, "us-standard", """
                    {"firstName":"Grace","lastName":"Hopper","line1":"85 Compiler Street","city":"New York",\
                    "region":"NY","postcode":"10024","country":"US"}"""),
            new Buyer("EUR", "de", "emmy@example.com", false, "eu-standard", """
                    {"firstName":"Emmy","lastName":"Noether","line1":"Hauptstraße 23","city":"Erlangen",\
                    "postcode":"91054","country":"DE"}"""),
            new Buyer("EUR", "fr", "sophie@example.com", false, "eu-standard", """
                    {"firstName":"Sophie","lastName":"Germain","line1":"13 rue de Savoie","city":"Paris",\
                    "postcode":"75006","country":"FR"}"""));
    private static final List<Story> STORIES = List.of(
            new Story("tok_approve", End.DELIVERED),
            new Story("tok_approve", End.SHIPPED),
            new Story("tok_approve", End.PAID),
            new Story("tok_approve", End.PARTLY_SHIPPED),
            new Story("tok_approve", End.CANCELED),
            new Story("tok_approve", End.PARTLY_REFUNDED),
            new Story("tok_approve", End.REFUNDED),
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

    /// @param signedIn whether the buyer has an account and uses it; otherwise a guest
    private record Buyer(
            String currency, String locale, String email, boolean signedIn, String shipping, String address) {}

    /// @param token for the test provider; absent for a bank transfer
    private record Story(@Nullable String token, End end) {}

    private enum End {
        PAID,
        SHIPPED,
        DELIVERED,
        PARTLY_SHIPPED,
        CANCELED,
        PARTLY_REFUNDED,
        REFUNDED,
        TRANSFERRED
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var port = environment.getProperty("local.server.port");
        if (!properties.enabled() || !properties.orders() || port == null || isDone(STEP)) {
            return;
        }
        Thread.ofVirtual().name("demo-orders").start(() -> buy(new DemoClient("http://127.0.0.1:" + port)));
    }

    private void buy(DemoClient shop) {
        try {
            shop.signInStaff("owner@example.com");
            var customers = new HashMap<String, String>();
            var skus = skus();
            for (int number = 0; number < ORDERS; number++) {
                if (isDone(STEP + "-" + number)) {
                    continue;
                }
                var buyer = BUYERS.get(number % BUYERS.size());
                var token = buyer.signedIn() ? customers.computeIfAbsent(buyer.email(), shop::customerToken) : null;
                // Rate limits count by address, so each buyer gets a different one.
                buy(
                        shop.as("203.0.113." + (number % 250 + 1), token),
                        buyer,
                        STORIES.get(number % STORIES.size()),
                        skus,
                        number);
                mark(STEP + "-" + number);
            }
            mark(STEP);
            LOG.info("Demo orders are complete: {}", ORDERS);
        } catch (RestClientException e) {
            LOG.info("Demo orders were interrupted and continue at the next start: {}", e.getMessage());
        }
    }

    private List<String> skus() {
        return catalogue.read().products().stream()
                .filter(DemoShop.Product::published)
                .filter(DemoShop.Product::shippable)
                .map(product -> product.variants().getLast())
                .filter(variant -> variant.stock().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        >= MIN_STOCK)
                .map(DemoShop.Variant::sku)
                .toList();
    }

    private boolean isDone(String step) {
        return jdbc.sql("select exists (select from kontor.demo_steps where name = :step)")
                .param("step", step)
                .query(Boolean.class)
                .single();
    }

    private void mark(String step) {
        jdbc.sql("insert into kontor.demo_steps (name, done_at) values (:step, now()) on conflict do nothing")
                .param("step", step)
                .update();
    }

    private static void buy(DemoClient shop, Buyer buyer, Story story, List<String> skus, int number) {
        var cart = shop.post("/store/v1/carts", null, """
                {"currency":"%s","locale":"%s","email":"%s","shippingAddress":%s,"items":[%s]}""".formatted(
                        buyer.currency(), buyer.locale(), buyer.email(), buyer.address(), items(skus, number)));
        var path = "/store/v1/carts/" + cart.get("id").stringValue();
        // The sign-in opens the customer's cart.
        var token = cart.has("token") ? cart.get("token").stringValue() : null;
        shop.put(path + "/shipping-selection", token, "{\"code\":\"" + buyer.shipping() + "\"}");
        shop.post(
                path + "/payments",
                token,
                story.token() == null
                        ? "{\"method\":\"bank-transfer\"}"
                        : "{\"method\":\"test\",\"token\":\"" + story.token() + "\"}");
        var order = shop.post(path + "/complete", token, "{}");
        if (order.has("number")) {
            end(shop, story.end(), order, number);
        }
    }

    /// One to three products, most of them once.
    private static String items(List<String> skus, int number) {
        var items = new ArrayList<String>();
        for (int position = 0; position <= number % 3; position++) {
            var sku = skus.get((number * 7 + position * 5) % skus.size());
            items.add("{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, number % 5 == 0 ? 2 : 1));
        }
        return String.join(",", items);
    }

    private static void end(DemoClient shop, End end, JsonNode order, int number) {
        var path = "/admin/v1/orders/" + order.get("id").stringValue();
        switch (end) {
            case PAID -> {}
            case SHIPPED -> ship(shop, path, "{}");
            case DELIVERED -> {
                var parcel = ship(
                        shop, path, "{\"carrier\":\"DHL\",\"trackingNumber\":\"JD0146000012%06d\"}".formatted(number));
                shop.post("/admin/v1/fulfillments/" + parcel + "/deliver", null, "{}");
            }
            case PARTLY_SHIPPED -> {
                var line = shop.get(path).get("items").get(0).get("id").stringValue();
                ship(shop, path, "{\"items\":[{\"itemId\":\"" + line + "\",\"quantity\":1}]}");
            }
            case CANCELED -> shop.post(path + "/cancel", null, "{\"reason\":\"The buyer changed their mind.\"}");
            case PARTLY_REFUNDED -> refund(shop, order, 100, "A cup was chipped.");
            case REFUNDED ->
                refund(shop, order, order.get("total").get("amount").longValue(), "The parcel was late.");
            case TRANSFERRED ->
                shop.post(path + "/payments", null, """
                    {"amount":{"amount":%d,"currency":"%s"},"note":"Bank statement 12"}""".formatted(
                                order.get("total").get("amount").longValue(),
                                order.get("total").get("currency").stringValue()));
        }
    }

    private static void refund(DemoClient shop, JsonNode order, long amount, String reason) {
        var payment = "/admin/v1/payments/" + order.get("payment").get("id").stringValue();
        shop.post(payment + "/refunds", null, """
            {"amount":{"amount":%d,"currency":"%s"},"reason":"%s"}""".formatted(
                        amount, order.get("total").get("currency").stringValue(), reason));
    }

    private static String ship(DemoClient shop, String order, String parcel) {
        var made = shop.post(order + "/fulfillments", null, parcel);
        var id = made.get("id").stringValue();
        shop.post("/admin/v1/fulfillments/" + id + "/ship", null, "{}");
        return id;
    }
}
