package dev.kontor.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.media.Media;
import dev.kontor.media.PrivateFile;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.shop.Shop;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What is bought as a file: offered, paid, downloaded, taken back.
@KontorTest
class DownloadTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private Media media;

    @Autowired
    private Shop facts;

    @Autowired
    private MailSink mails;

    @Autowired
    private List<EventConsumer> consumers;

    private final String buyer = "reader-" + UUID.randomUUID() + "@example.com";
    private BuyingShop shop;
    private Api staff;
    private VariantId book;
    private PrivateFile file;
    private byte[] content;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        book = shop.variant(1500, 1000);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", book.value())
                .update();
        content = ("%PDF-1.7 " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        file = media.storePrivate("gardener.pdf", content);
    }

    @Test
    void aBookIsBoughtPaidMailedAndDownloaded() throws Exception {
        offer(Map.of());
        var order = buy("test", 2);
        assertThat(staff.get("/admin/v1/orders/" + order.at("/id")).at("/fulfillmentStatus"))
                .isEqualTo("FULFILLED");

        var files = files(order);
        assertThat(files.at("/items/0/name")).isEqualTo("The patient gardener.pdf");
        assertThat(files.at("/items/0/status")).isEqualTo("AVAILABLE");
        assertThat(files.at("/items/0/left")).as("five for each unit").isEqualTo("10");
        var mail = mails.nth(buyer, 3);
        var url = files.at("/items/0/url");
        assertThat(List.of(mails.nth(buyer, 1), mails.nth(buyer, 2), mail))
                .anySatisfy(each -> assertThat(each.text())
                        .contains(url)
                        .contains("10 times")
                        .contains("The patient gardener.pdf"));
        assertThat(EventProbe.on(jdbc).of(orderId(order)).toString())
                .as("whoever reads events downloads nothing")
                .contains("download.granted")
                .doesNotContain(url.substring(url.lastIndexOf('/') + 1));

        assertThat(look(path(url))).as("programs that look at links in mails").isEqualTo(content.length);
        var answer = api.get(path(url)).expect(200);
        assertThat(answer.bytes()).isEqualTo(content);
        assertThat(answer.requiredHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("The%20patient%20gardener.pdf");
        assertThat(answer.requiredHeader("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.requiredHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.requiredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        var rest = api.with("Range", "bytes=5-").get(path(url)).expect(206);
        assertThat(new String(rest.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo(new String(content, StandardCharsets.US_ASCII).substring(5));
        assertThat(files(order).at("/items/0/left"))
                .as("neither a look nor what goes on counts")
                .isEqualTo("9");

        api.get("/store/v1/orders/" + order.at("/id") + "/downloads").expectProblem(404, "not-found");
        api.with("X-Order-Token", "x".repeat(43))
                .get("/store/v1/orders/" + order.at("/id") + "/downloads")
                .expectProblem(404, "not-found");
        api.get("/media/" + object()).expect(404);
        assertThat(staff.get("/admin/v1/media/" + file.id().text())
                        .expect(200)
                        .json()
                        .has("url"))
                .isFalse();
    }

    @Test
    void ofTwentyAtOnceExactlyThreeAreServed() throws Exception {
        offer(Map.of("maxDownloads", 3));
        var order = buy("test", 1);
        var path = path(files(order).at("/items/0/url"));

        Callable<Integer> download = () -> api.get(path).status();
        Map<Integer, Long> outcomes;
        try (var pool = Executors.newFixedThreadPool(20)) {
            outcomes = pool
                    .invokeAll(IntStream.range(0, 20).mapToObj(_ -> download).toList())
                    .stream()
                    .collect(Collectors.groupingBy(each -> each.resultNow(), Collectors.counting()));
        }

        assertThat(outcomes).isEqualTo(Map.of(200, 3L, 410, 17L));
        var over = api.get(path).expectProblem(410, "gone");
        assertThat(over.at("/reason")).isEqualTo("USED_UP");
        assertThat(files(order).at("/items/0/status")).isEqualTo("USED_UP");
        assertThat(files(order).json().at("/items/0").has("url")).isFalse();
    }

    @Test
    void aTransferIsWaitedFor() {
        offer(Map.of());
        var order = buy("bank-transfer", 1);
        assertThat(files(order).json().at("/items").size())
                .as("nothing before it is paid")
                .isZero();

        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/id") + "/payments",
                        Map.of("amount", Map.of("amount", 1725, "currency", "USD"), "note", "statement 7"))
                .expect(201);

        assertThat(files(order).at("/items/0/status")).isEqualTo("AVAILABLE");
        assertThat(EventProbe.on(jdbc).typesOf(orderId(order)))
                .containsSubsequence("order.placed", "order.paid", "download.granted");
    }

    @Test
    void aRefundRevokesTheDownload() {
        offer(Map.of());
        var order = buy("test", 1);
        var path = path(files(order).at("/items/0/url"));
        var refunds = "/admin/v1/payments/" + payment(order) + "/refunds";

        staff.withIdempotencyKey()
                .post(refunds, Map.of("amount", Map.of("amount", 100, "currency", "USD"), "reason", "A typing error."))
                .expect(201);
        EventProbe.on(jdbc).awaitDelivered();
        api.get(path).expect(200);
        staff.withIdempotencyKey()
                .post(refunds, Map.of("reason", "Not as expected."))
                .expect(201);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(api.get(path).expectProblem(410, "gone").at("/reason")).isEqualTo("REVOKED");
        var managed =
                staff.get("/admin/v1/orders/" + order.at("/id") + "/downloads").expect(200);
        assertThat(managed.at("/items/0/revokedReason")).isEqualTo("REFUNDED");
        staff.post("/admin/v1/downloads/" + managed.at("/items/0/id") + "/reset")
                .expectProblem(409, "invalid-state-transition");
    }

    @Test
    void aLostDisputeTakesTheDownloadAlongOnceAllMoneyIsGone() {
        offer(Map.of());
        var order = buy("test", 1);
        var path = path(files(order).at("/items/0/url"));

        dispute(order, "WON", 1725);
        dispute(order, "AN_END_OF_THE_NEXT_RELEASE", 1725);
        dispute(order, "LOST", 1724);
        api.get(path).expect(200);
        dispute(order, "LOST", 1725);
        dispute(order, "LOST", 1725);

        assertThat(api.get(path).expectProblem(410, "gone").at("/reason")).isEqualTo("REVOKED");
        assertThat(staff.get("/admin/v1/orders/" + order.at("/id") + "/downloads")
                        .expect(200)
                        .at("/items/0/revokedReason"))
                .isEqualTo("DISPUTE_LOST");
        assertThat(EventProbe.on(jdbc).typesOf(orderId(order)).stream().filter("download.revoked"::equals))
                .hasSize(1);
    }

    @Test
    void ofAPartlyCanceledOrderALostDisputeOfTheRestRevokesTheDownloads() {
        offer(Map.of());
        var parcel = shop.variant(1000, 10);
        var order = buy("test", 1, parcel);
        var path = path(files(order).at("/items/0/url"));
        int paid = left(order);
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/id") + "/cancel",
                        Map.of(
                                "reason",
                                "The parcel is not needed.",
                                "items",
                                List.of(Map.of("itemId", line(order, parcel), "quantity", 1))))
                .expect(200);
        int left = Awaitility.await().until(() -> left(order), amount -> amount < paid);

        dispute(order, "LOST", left - 1);
        api.get(path).expect(200);
        dispute(order, "LOST", left);

        assertThat(api.get(path).expectProblem(410, "gone").at("/reason")).isEqualTo("REVOKED");
    }

    @Test
    void aLostDisputeOfThePaymentLinkThatPaidTheOrderRevokesTheDownloads() {
        offer(Map.of());
        var order = buy("bank-transfer", 1);
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/payment-link")
                .expect(200);
        var linked = api.with("X-Order-Token", order.at("/token"))
                .withIdempotencyKey()
                .post(
                        "/store/v1/orders/" + order.at("/id") + "/payments",
                        Map.of("method", "test", "token", "tok_approve"))
                .expect(200);
        var path = path(files(order).at("/items/0/url"));

        dispute(linked.at("/id"), "LOST", 1724);
        api.get(path).expect(200);
        dispute(linked.at("/id"), "LOST", 1725);

        assertThat(api.get(path).expectProblem(410, "gone").at("/reason")).isEqualTo("REVOKED");
    }

    /// What was captured and not refunded.
    private int left(Api.Response order) {
        return jdbc.sql("select captured_minor - refunded_minor from payment.payments where id = :id")
                .param("id", TypeIds.parse(dev.kontor.payment.PaymentId.class, payment(order)))
                .query(Integer.class)
                .single();
    }

    private void dispute(Api.Response order, String status, int minor) {
        dispute(payment(order), status, minor);
    }

    private void dispute(String payment, String status, int minor) {
        var event = new LoggedEvent(
                1,
                TypeIds.next(),
                "payment.dispute_closed",
                1,
                payment,
                Instant.parse("2026-11-25T12:00:00Z"),
                "",
                new JsonMapper().readTree("""
                        {"status": "%s", "reason": "fraudulent", "amount": {"amount": %d, "currency": "USD"}}
                        """.formatted(status, minor)),
                null);
        consumers.stream()
                .filter(consumer -> consumer.name().equals("downloads"))
                .forEach(consumer -> consumer.consume(List.of(event)));
    }

    @Test
    void callingTheOrderOffTakesTheDownloadAlong() {
        offer(Map.of());
        var parcel = shop.variant(1000, 10);
        var order = buy("test", 2, parcel);
        var path = path(files(order).at("/items/0/url"));
        var digital = line(order, book);

        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/id") + "/cancel",
                        Map.of("reason", "One is enough.", "items", List.of(Map.of("itemId", digital, "quantity", 1))))
                .expect(200);
        assertThat(files(order).at("/items/0/left")).isEqualTo("5");
        api.get(path).expect(200);
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/cancel", Map.of("reason", "All of it."))
                .expect(200);

        assertThat(files(order).at("/items/0/status")).isEqualTo("REVOKED");
        assertThat(api.get(path).expectProblem(410, "gone").at("/reason")).isEqualTo("REVOKED");
        assertThat(EventProbe.on(jdbc).typesOf(orderId(order))).contains("download.revoked");
    }

    @Test
    void staffHelpABuyerWhoLostAFile() {
        offer(Map.of("maxDownloads", 1, "validDays", 2));
        var order = buy("test", 1);
        var first = path(files(order).at("/items/0/url"));
        api.get(first).expect(200);
        api.get(first).expectProblem(410, "gone");
        var id = files(order).at("/items/0/id");

        var reset = staff.post("/admin/v1/downloads/" + id + "/reset").expect(200);
        assertThat(reset.at("/used")).isEqualTo("0");
        assertThat(reset.at("/addresses")).isEqualTo("2");
        var second = path(files(order).at("/items/0/url"));
        assertThat(second).isNotEqualTo(first);
        api.get(first).expectProblem(404, "not-found");
        assertThat(mails.nth(buyer, 4).text()).contains(second);

        expire(id);
        assertThat(api.get(second).expectProblem(410, "gone").at("/reason")).isEqualTo("EXPIRED");
        staff.post("/admin/v1/downloads/" + id + "/extend", Map.of("until", "2020-01-01T00:00:00Z"))
                .expectProblem(422, "rejected");
        var extended = staff.post(
                        "/admin/v1/downloads/" + id + "/extend",
                        Map.of("until", Instant.now().plusSeconds(3600).toString()))
                .expect(200);
        api.get(second).expect(200);
        var revoked = staff.post("/admin/v1/downloads/" + id + "/revoke").expect(200);
        assertThat(revoked.at("/status")).isEqualTo("REVOKED");
        api.get(second).expectProblem(410, "gone");
        staff.post("/admin/v1/downloads/" + id + "/revoke").expectProblem(409, "invalid-state-transition");
        assertThat(AuditProbe.on(jdbc).actionsOf(reset)).containsExactly("download.reset");
        assertThat(AuditProbe.on(jdbc).actionsOf(extended)).containsExactly("download.extended");
        assertThat(AuditProbe.on(jdbc).actionsOf(revoked)).containsExactly("download.revoked");
    }

    @Test
    void onlyPrivateFilesAreSold() {
        var path = "/admin/v1/variants/" + book.text() + "/downloads";
        var picture = media.store("cup.png", dev.kontor.media.Drawings.png(40, 40));
        var wanted = List.of(
                Map.of("mediaId", picture.id().text(), "name", "cup.png"),
                Map.of("mediaId", file.id().text(), "name", "a.pdf"),
                Map.of("mediaId", file.id().text(), "name", "a.pdf"));

        var refused = staff.with("If-Match", "\"0\"")
                .put(path, Map.of("files", wanted))
                .expectProblem(422, "rejected");
        assertThat(refused.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString() + " "
                                + error.at("/code").asString()))
                .containsExactly(
                        "/files/0/mediaId no-private-file", "/files/2/mediaId repeated", "/files/2/name repeated");
        staff.with("If-Match", "\"0\"")
                .put(path, Map.of("files", List.of(Map.of("mediaId", file.id().text(), "name", "../x"))))
                .expectProblem(400, "validation-failed");
        assertThat(staff.get(path).expect(200).at("/version")).isEqualTo("0");
        var offered = offer(Map.of());
        assertThat(offered.at("/version")).isEqualTo("1");
        staff.with("If-Match", "\"0\"").put(path, Map.of("files", List.of())).expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*")
                .delete("/admin/v1/media/" + file.id().text())
                .expectProblem(409, "in-use");
    }

    @Test
    void nothingIsLearnedByGuessing() {
        var unknown = api.get("/store/v1/downloads/" + "a".repeat(43)).expectProblem(404, "not-found");
        var malformed = api.get("/store/v1/downloads/x").expectProblem(404, "not-found");

        assertThat(malformed.at("/detail")).isEqualTo(unknown.at("/detail"));
    }

    private Api.Response offer(Map<String, Object> limits) {
        var body = new java.util.HashMap<String, Object>(limits);
        body.put(
                "files",
                List.of(Map.of("mediaId", file.id().text(), "name", "The patient gardener.pdf", "version", "1.0")));
        return staff.with("If-Match", "*")
                .put("/admin/v1/variants/" + book.text() + "/downloads", body)
                .expect(200);
    }

    /// @param others what is bought besides, one of each
    private Api.Response buy(String method, int quantity, VariantId... others) {
        var items = new java.util.ArrayList<Map<String, Object>>();
        items.add(Map.of("variantId", book.text(), "quantity", quantity));
        for (var other : others) {
            items.add(Map.of("variantId", other.text(), "quantity", 1));
        }
        var address = others.length == 0 ? "billingAddress" : "shippingAddress";
        var cart =
                shop.cart(Map.of("currency", "USD", "email", buyer, address, BuyingShop.NEW_ZEALAND, "items", items));
        if (others.length > 0) {
            cart.api()
                    .put(cart.path("/shipping-selection"), Map.of("code", "buying-new-zealand"))
                    .expect(200);
        }
        var payment =
                method.equals("test") ? Map.of("method", "test", "token", "tok_approve") : Map.of("method", method);
        cart.api().withIdempotencyKey().post(cart.path("/payments"), payment).expect(201);
        return shop.complete(cart).expect(201);
    }

    private Api.Response files(Api.Response order) {
        EventProbe.on(jdbc).awaitDelivered();
        return api.with("X-Order-Token", order.at("/token"))
                .get("/store/v1/orders/" + order.at("/id") + "/downloads")
                .expect(200);
    }

    /// How large the file is said to be.
    private long look(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(api.baseUrl() + path))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValueAsLong("Content-Length")
                    .orElseThrow();
        }
    }

    private String path(String url) {
        assertThat(url).startsWith(facts.link("/store/v1/downloads/"));
        return url.substring(facts.link("").length());
    }

    private OrderId orderId(Api.Response order) {
        return TypeIds.parse(OrderId.class, order.at("/id"));
    }

    private String payment(Api.Response order) {
        return new dev.kontor.payment.PaymentId(jdbc.sql("select payment_id from orders.orders where id = :id")
                        .param("id", orderId(order).value())
                        .query(UUID.class)
                        .single())
                .text();
    }

    private String line(Api.Response order, VariantId variant) {
        return staff.get("/admin/v1/orders/" + order.at("/id"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(line -> line.at("/variantId").asString().equals(variant.text()))
                .map(line -> line.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String object() {
        return Objects.requireNonNull(jdbc.sql("select object from media.items where id = :id")
                .param("id", file.id().value())
                .query(String.class)
                .single());
    }

    private void expire(String id) {
        jdbc.sql("update download.grants set expires_at = now() - interval '1 second' where id = :id")
                .param("id", TypeIds.parse(DownloadId.class, id).value())
                .update();
    }
}
