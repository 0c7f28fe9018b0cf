package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.catalogue.EventCatalogue;
import dev.kontor.shared.demo.DemoShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a newcomer does in the first minutes, on the demo shop: the lines of the README word for word, then the
/// order is found and shipped by staff.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "kontor.docs.live=false")
@ActiveProfiles({"test", "demo"})
@DirtiesContext
class ReadmeJourney {

    private static final Pattern LINES =
            Pattern.compile("<!-- journey:start -->\\s*```bash\\n(.*?)```\\s*<!-- journey:end -->", Pattern.DOTALL);

    private static final List<String> STANDALONE = List.of(
            "register",
            "forgotPassword",
            "resendVerification",
            "issueToken",
            "preparePasskeyLogIn",
            "queryPrices",
            "queryAvailability",
            "submitReview",
            "addMyAddress",
            "changeMyProfile",
            "changeMyAddress",
            "stepUp");

    private static final List<String> OF_A_CART = List.of(
            "getCart",
            "addCartItem",
            "changeCartItem",
            "replaceCartItems",
            "changeCart",
            "enterCartCode",
            "estimateCart",
            "listCartPaymentMethods",
            "quoteCart",
            "explainCart",
            "listCartShippingOptions",
            "selectCartShipping",
            "getCheckout",
            "startCartPayment",
            "getCartPayment",
            "completeCart",
            "getOwnOrder",
            "listOwnDownloads",
            "cancelOwnOrder");

    @LocalServerPort
    private int port;

    @Autowired
    private FirstAnswers firstAnswers;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        var url = TestDatabase.newDatabase("readme");
        registry.add("spring.datasource.url", () -> url);
    }

    /// Asks as soon as the port is open.
    @TestConfiguration
    static class FirstAnswers implements ApplicationListener<WebServerInitializedEvent> {

        private final Map<String, Api.Response> answers = new HashMap<>();

        @Override
        public void onApplicationEvent(WebServerInitializedEvent opened) {
            var anybody = Api.at("http://localhost:" + opened.getWebServer().getPort());
            for (var path : List.of(
                    "/store/v1/products?sort=title",
                    "/store/v1/products?sort=price&currency=EUR",
                    "/store/v1/search?q=coffee",
                    "/store/v1/search?q=tasse&locale=de")) {
                answers.put(path, anybody.get(path));
            }
        }
    }

    @Test
    void theFirstResponsesKnowAllProducts() {
        assertThat(firstAnswers.answers)
                .hasSize(4)
                .allSatisfy((path, answer) -> assertThat(
                                answer.expect(200).json().at("/items").size())
                        .as(path)
                        .isPositive());
    }

    @Test
    void linesOfTheReadmeEndInAPaidOrderThatStaffShip() throws Exception {
        var order = runReadme();

        assertThat(order.get("paymentStatus").stringValue()).isEqualTo("PAID");
        assertThat(order.get("status").stringValue()).isEqualTo("OPEN");
        assertThat(order.get("total").get("amount").longValue()).isEqualTo(2_800 + 590 + 43);

        var staff = staff();
        var found = staff.get("/admin/v1/orders?number=" + order.get("number").stringValue())
                .expect(200);
        assertThat(found.json().get("items")).hasSize(1);
        var path = "/admin/v1/orders/" + found.at("/items/0/id");
        var parcel = staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of("carrier", "DHL", "trackingNumber", "JD014600"))
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(staff.get(path).expect(200).at("/fulfillmentStatus")).isEqualTo("FULFILLED");
    }

    @Test
    void theDemoShopHasOrdersInEveryStateAndTheSameIdsEverywhere() {
        // Two of each story; the other orders follow in the background.
        var done = jdbc.sql("select exists (select from kontor.demo_steps where name = 'orders-25')")
                .query(Boolean.class);
        await().atMost(Duration.ofSeconds(120)).until(done::single);
        var states = jdbc.sql("select distinct status from orders.orders")
                .query(String.class)
                .set();
        var payments = jdbc.sql("select distinct payment_status from orders.orders")
                .query(String.class)
                .set();

        assertThat(states).contains("PENDING_PAYMENT", "OPEN", "COMPLETED", "CANCELED", "FAILED");
        assertThat(payments).contains("AWAITING_TRANSFER", "AUTHORIZED", "PAID", "PARTIALLY_REFUNDED", "REFUNDED");
        assertThat(jdbc.sql("select distinct email from orders.orders where customer_id is not null")
                        .query(String.class)
                        .list())
                .contains("ada@example.com", "konrad@example.com", "blaise@example.com");
        assertThat(jdbc.sql("select count(*) from orders.orders where customer_id is null")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from catalog.products")
                        .query(Long.class)
                        .single())
                .isEqualTo(63);
        assertThat(jdbc.sql("select count(*) from catalog.variants")
                        .query(Long.class)
                        .single())
                .isEqualTo(194);
        assertThat(DemoShop.id("product/espresso-blend")).hasToString("019b76da-a800-785d-8741-5a75d9c5eded");
        assertThat(jdbc.sql("""
                        select count(*) from inventory.stock_levels l
                        left join lateral (
                            select sum(on_hand_delta) as on_hand, sum(held_delta) as held from inventory.movements m
                            where m.variant_id = l.variant_id and m.location_id = l.location_id) ledger on true
                        where ledger.on_hand is distinct from l.on_hand or ledger.held is distinct from l.held
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void theDemoProductsGetPicturesOfTheLibraryBesideTheRunningShop() {
        var pictured = jdbc.sql("""
                        select m.product_id from catalog.product_media m
                        join catalog.products p on p.id = m.product_id
                        where m.media_id is not null and p.status = 'PUBLISHED' limit 1
                        """).query(UUID.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> !pictured.list().isEmpty());

        var anybody = Api.at("http://localhost:" + port);
        var id = new ProductId(pictured.list().getFirst()).text();
        var image = anybody.get("/store/v1/products/" + id).expect(200).json().at("/media/0");
        assertThat(image.at("/width").asInt()).isEqualTo(800);
        assertThat(image.at("/renditions").size()).isEqualTo(4);
        for (var rendition : image.at("/renditions")) {
            assertThat(anybody.get(rendition.at("/url").asString()).expect(200).requiredHeader("Content-Type"))
                    .startsWith("image/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"store-v1", "admin-v1"})
    void theDocumentsOfTheJarAreThoseOfTheRepository(String name) throws IOException {
        var anybody = Api.at("http://localhost:" + port);
        var served = anybody.get("/v3/api-docs/" + name).expect(200);

        assertThat(served.text()).isEqualTo(Files.readString(Path.of("docs/openapi/" + name + ".json")));
        anybody.with("If-None-Match", served.requiredHeader("ETag"))
                .get("/v3/api-docs/" + name)
                .expect(304);
    }

    @Test
    void theEventTypesOfTheJarAreThoseOfTheRepository(@Autowired EventCatalogue catalogue, @Autowired JsonMapper json)
            throws IOException {
        assertThat(json.valueToTree(catalogue.all()).toString())
                .isEqualTo(json.readTree(Files.readString(Path.of("docs/openapi/event-types.json")))
                        .toString());
    }

    /// What Swagger UI fills in works as it is: reads, and writes that need nothing that was made before. What belongs
    /// to a cart or an order comes after the cart is there, with its id and token.
    @Test
    void everyExampleOfTheStoreDocumentWorksOnTheDemoShop() {
        var anybody = Api.at("http://localhost:" + port);
        var document = anybody.get("/v3/api-docs/store-v1").expect(200).json();
        var examples = new DocumentExamples(document);
        var ada = anybody.as(
                examples.get("logIn").call(anybody, Map.of()).expect(200).at("/accessToken"));
        var failures = new TreeMap<String, String>();
        var tried = new TreeSet<String>();

        check(examples.get("createCart"), ada, Map.of(), tried, failures);
        examples.reads()
                .forEach(example -> check(example, example.secured() ? ada : anybody, Map.of(), tried, failures));
        STANDALONE.forEach(id -> check(examples.get(id), ada, Map.of(), tried, failures));
        var cart = examples.get("createCart").call(anybody, Map.of()).expect(201);
        var ids = new HashMap<String, String>(Map.of("id", cart.at("/id")));
        var guest = anybody.with("X-Cart-Token", cart.at("/token"));
        for (var id : OF_A_CART) {
            var answer = check(examples.get(id), guest, ids, tried, failures);
            if (id.equals("addCartItem")) {
                ids.put("itemId", answer.at("/items/0/id"));
            }
            if (id.equals("changeCart")) {
                var address = String.valueOf(examples.get("addMyAddress").body());
                guest.patch("/store/v1/carts/" + cart.at("/id"), "{\"shippingAddress\":" + address + "}")
                        .expect(200);
            }
            if (id.equals("startCartPayment")) {
                ids.put("paymentId", answer.at("/id"));
            }
            if (id.equals("completeCart")) {
                ids.put("id", answer.at("/id"));
                guest = anybody.with("X-Order-Token", answer.at("/token"));
            }
        }

        assertThat(failures).isEmpty();
        assertThat(tried).hasSizeGreaterThan(40);
        // Nothing is filled in that can only be answered with 404.
        assertThat(examples.all().stream().filter(example -> example.path().contains("kaw4c5qpfy0t4gzxm3v8h2rd")))
                .isEmpty();
        // Products can be listed and searched for at once.
        for (var id : List.of("listProducts", "searchProducts")) {
            assertThat(examples.get(id)
                            .call(anybody, Map.of())
                            .expect(200)
                            .json()
                            .at("/items"))
                    .isNotEmpty();
        }
        var filtered = anybody.get("/store/v1/products?attr%5Bmaterial%5D=cotton,wool&limit=100")
                .expect(200);
        assertThat(filtered.json().at("/items")).hasSizeGreaterThan(3);
    }

    private static Api.Response check(
            DocumentExamples.Example example,
            Api caller,
            Map<String, String> ids,
            Set<String> tried,
            Map<String, String> failures) {
        var answer = example.call(caller, ids);
        tried.add(example.id());
        if (answer.status() / 100 != 2) {
            failures.put(example.id(), example.verb() + " " + example.path() + ": " + answer);
        }
        return answer;
    }

    private Api staff() {
        var anybody = Api.at("http://localhost:" + port);
        var login = anybody.post(
                "/admin/v1/auth/login", Map.of("email", "owner@example.com", "password", "kontor-demo-password"));
        return anybody.as(login.expect(200).at("/accessToken"));
    }

    private JsonNode runReadme() throws IOException, InterruptedException {
        var matcher = LINES.matcher(Files.readString(Path.of("README.md")));
        assertThat(matcher.find()).as("the lines are in the README").isTrue();
        var script = matcher.group(1).replace("localhost:8080", "localhost:" + port);
        assertThat(script.lines().filter(line -> line.contains("curl ")).count())
                .isEqualTo(5);
        var process = new ProcessBuilder("bash", "-euc", script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output;
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            output = reader.lines().collect(Collectors.joining("\n"));
        }
        assertThat(process.waitFor()).as("exit code of the lines").isZero();
        return JsonMapper.shared().readTree(output.substring(output.lastIndexOf("{\"id\":\"ord_")));
    }
}
