package dev.kontor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.VariantId;
import dev.kontor.document.issue.DocumentIssuing;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Percentage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Invoices and credit notes of orders: issued, numbered, rendered, downloaded.
@KontorTest
class DocumentTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private DocumentIssuing issuing;

    @Autowired
    private TransactionTemplate transactions;

    private BuyingShop shop;
    private Api staff;
    private String code;
    private String channel;
    private String prefix;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        var random = UUID.randomUUID().toString().substring(0, 8);
        code = "docs-" + random;
        prefix = random.toUpperCase(Locale.ROOT) + "-";
        channel = staff.post(
                        "/admin/v1/channels",
                        Map.of(
                                "code",
                                code,
                                "name",
                                "Documents",
                                "assortment",
                                "ALL",
                                "locales",
                                List.of("en"),
                                "currencies",
                                List.of("USD")))
                .expect(201)
                .at("/id");
    }

    @Test
    void aPaidOrderHasAnInvoiceAndItsRefundsHaveCreditNotes() throws Exception {
        set("ON_PAYMENT");
        var order = buy(Map.of(shop.variant(1_999, 50), 3, shop.variant(777, 50), 1), "test");
        var buyer = api.with("X-Order-Token", order.at("/token"));
        var path = "/store/v1/orders/" + order.at("/id") + "/documents";

        var invoice = ready(order, 1).getFirst();
        assertThat(invoice.at("/kind").asString()).isEqualTo("INVOICE");
        assertThat(invoice.at("/number").asString()).startsWith(prefix + "I-20").endsWith("-000001");
        assertThat(invoice.at("/total")).isEqualTo(order.json().at("/total"));
        var details = details(invoice);
        assertThat(details.json().at("/content/paid/0/amount"))
                .isEqualTo(order.json().at("/total"));
        assertThat(details.json().at("/content/due/amount").asLong()).isZero();
        assertThat(taxes(details)).isEqualTo(orderTaxes(order, "tax"));

        var id = invoice.at("/id").asString();
        var pdf = buyer.get(path + "/" + id + "/pdf").expect(200);
        assertThat(pdf.requiredHeader("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.requiredHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(pdf.requiredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(pdf.requiredHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"" + invoice.at("/number").asString() + ".pdf\"");
        try (var opened = Loader.loadPDF(pdf.bytes())) {
            assertThat(new PDFTextStripper().getText(opened))
                    .contains(invoice.at("/number").asString(), order.at("/number"), "Test Company Ltd");
        }
        var xml = buyer.get(path + "/" + id + "/xml").expect(200);
        assertThat(xml.requiredHeader("Content-Type")).isEqualTo("application/xml");
        assertThat(xml.text())
                .contains("CrossIndustryInvoice", invoice.at("/number").asString());
        assertThat(staff.get("/admin/v1/documents/" + id + "/pdf").expect(200).bytes())
                .isEqualTo(pdf.bytes());
        assertThat(staff.get("/admin/v1/documents/" + id + "/xml").expect(200).bytes())
                .isEqualTo(xml.bytes());

        refund(order, Map.of("amount", Map.of("amount", 1_234, "currency", "USD"), "reason", "A scratch."));
        var first = ready(order, 2).getLast();
        assertThat(first.at("/kind").asString()).isEqualTo("CREDIT_NOTE");
        assertThat(first.at("/total/amount").asLong()).isEqualTo(1_234);
        assertThat(details(first).at("/precedingId")).isEqualTo(id);
        assertThat(taxes(details(first))).isEqualTo(orderTaxes(order, "refundedTax"));
        refund(order, Map.of("reason", "All of it."));
        var documents = ready(order, 3);
        long credited = documents.stream()
                .filter(document -> document.at("/kind").asString().equals("CREDIT_NOTE"))
                .mapToLong(document -> document.at("/total/amount").asLong())
                .sum();
        assertThat(credited).isEqualTo(order.json().at("/total/amount").asLong());
        assertThat(documents.stream().map(document -> document.at("/number").asString()))
                .allSatisfy(number -> assertThat(number).startsWith(prefix));
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(DocumentId.class, id)))
                .containsExactly("document.issued", "document.ready");
    }

    @Test
    void otherBuyersFindNoDocument() {
        set("ON_PAYMENT");
        var order = buy(Map.of(shop.variant(1_000, 5), 1), "test");
        var other = buy(Map.of(shop.variant(1_000, 5), 1), "test");
        var id = ready(order, 1).getFirst().at("/id").asString();
        var path = "/store/v1/orders/" + order.at("/id") + "/documents";

        for (var stranger : List.of(
                api,
                api.with("X-Order-Token", other.at("/token")),
                api.as(logins.customer().token()))) {
            stranger.get(path).expectProblem(404, "not-found");
            stranger.get(path + "/" + id + "/pdf").expectProblem(404, "not-found");
            stranger.get(path + "/" + id + "/xml").expectProblem(404, "not-found");
        }
        var own = api.with("X-Order-Token", other.at("/token"));
        own.get("/store/v1/orders/" + other.at("/id") + "/documents/" + id + "/pdf")
                .expectProblem(404, "not-found");
        api.get("/admin/v1/documents/" + id + "/pdf").expectProblem(401, "unauthenticated");
        api.as(logins.customer().token()).get("/admin/v1/documents/" + id).expectProblem(401, "unauthenticated");
    }

    @Test
    void staffIssueAnInvoiceOnceAndRenderItAgain() {
        var order = buy(Map.of(shop.variant(1_000, 5), 2), "test");
        issue(order).expectProblem(422, "rejected");
        set("MANUALLY");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(list(order)).isEmpty();

        var issued = issue(order).expect(200);
        assertThat(issue(order).expect(200).at("/id")).isEqualTo(issued.at("/id"));

        var id = TypeIds.parse(DocumentId.class, issued.at("/id"));
        assertThat(AuditProbe.on(jdbc).of(id))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("document.issued");
        ready(order, 1);
        var before = objects(id);
        var pdf = staff.get("/admin/v1/documents/" + id.text() + "/pdf").expect(200);
        var rendered =
                staff.post("/admin/v1/documents/" + id.text() + "/render").expect(202);
        assertThat(rendered.at("/number")).isEqualTo(issued.at("/number"));
        ready(order, 1);
        assertThat(objects(id)).doesNotContainAnyElementsOf(before);
        assertThat(staff.get("/admin/v1/documents/" + id.text() + "/pdf")
                        .expect(200)
                        .bytes()
                        .length)
                .isCloseTo(pdf.bytes().length, Percentage.withPercentage(5));
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select cardinality(outdated) from document.files where document_id = :id")
                                        .param("id", id)
                                        .query(Integer.class)
                                        .single())
                        .isZero());
        assertThat(staff.get("/admin/v1/documents?orderId=" + order.at("/id") + "&kind=INVOICE&status=READY&channel="
                                + code)
                        .expect(200)
                        .json()
                        .at("/items"))
                .hasSize(1);
        staff.get("/admin/v1/documents/" + DocumentId.next().text()).expectProblem(404, "not-found");
        staff.post("/admin/v1/documents/" + DocumentId.next().text() + "/render")
                .expectProblem(404, "not-found");
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + OrderId.next().text() + "/invoice")
                .expectProblem(404, "not-found");
    }

    @Test
    void numbersHaveNoGapsAndNoDoubles() throws Exception {
        set("MANUALLY");
        var mug = shop.variant(1_000, 50);
        var orders = new ArrayList<Api.Response>();
        for (int index = 0; index < 8; index++) {
            orders.add(buy(Map.of(mug, 1), "test"));
        }
        var undone = TypeIds.parse(OrderId.class, orders.getFirst().at("/id"));
        transactions.executeWithoutResult(status -> {
            assertThat(issuing.invoice(undone).created()).isTrue();
            status.setRollbackOnly();
        });

        List<Integer> statuses;
        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = orders.stream()
                    .flatMap(order -> Stream.<Callable<Integer>>of(
                            () -> issue(order).status(),
                            () -> issue(order).status(),
                            () -> issue(order).status()))
                    .toList();
            statuses =
                    pool.invokeAll(calls).stream().map(call -> call.resultNow()).toList();
        }

        assertThat(statuses).containsOnly(200);
        var counters = jdbc
                .sql("select number from document.documents where channel = :channel order by number")
                .param("channel", code)
                .query(String.class)
                .list()
                .stream()
                .map(number -> Integer.parseInt(number.substring(number.length() - 6)))
                .toList();
        assertThat(counters)
                .isEqualTo(IntStream.rangeClosed(1, orders.size()).boxed().toList());
    }

    @Test
    void documentsNeverChange() {
        set("MANUALLY");
        var order = buy(Map.of(shop.variant(1_000, 5), 1), "test");
        var id = TypeIds.parse(DocumentId.class, issue(order).expect(200).at("/id"));

        for (var statement : List.of(
                "update document.documents set number = 'X' where id = :id",
                "delete from document.taxes where document_id = :id")) {
            assertThatThrownBy(() -> jdbc.sql(statement).param("id", id).update())
                    .hasStackTraceContaining("issued documents never change");
        }
    }

    @Test
    void unitsThatAreCanceledBeforeTheyArePaidAreCreditedAtOnce() {
        set("MANUALLY");
        var mug = shop.variant(1_000, 10);
        var order = buy(Map.of(mug, 3), "bank-transfer");
        var invoice = details(issue(order).expect(200).json());
        assertThat(invoice.json().at("/content/due/amount").asLong())
                .isEqualTo(order.json().at("/total/amount").asLong());
        assertThat(invoice.json().at("/content/dueOn").isMissingNode()).isFalse();

        cancel(order, Map.of("reason", "One less.", "items", List.of(Map.of("itemId", line(order), "quantity", 1))));

        var credit = ready(order, 2).getLast();
        assertThat(details(credit).at("/content/reason")).isEqualTo("CANCELLATION");
        assertThat(credit.at("/total/amount").asLong()).isEqualTo(1_000);
        cancel(order, Map.of("reason", "The rest."));
        var documents = ready(order, 3);
        assertThat(documents.stream()
                        .skip(1)
                        .mapToLong(document -> document.at("/total/amount").asLong())
                        .sum())
                .isEqualTo(order.json().at("/total/amount").asLong());
        issue(order).expect(200);
        var never = buy(Map.of(mug, 1), "bank-transfer");
        cancel(never, Map.of("reason", "Not needed."));
        issue(never).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void anInvoiceIsIssuedWithTheFirstParcel() throws Exception {
        set("ON_SHIPMENT");
        var mug = shop.variant(1_000, 10);
        var order = buy(Map.of(mug, 3), "test");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(list(order)).isEmpty();
        var parcel = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/id") + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", line(order), "quantity", 2))))
                .expect(201);
        var slip = staff.get("/admin/v1/fulfillments/" + parcel.at("/id") + "/packing-slip")
                .expect(200);
        assertThat(slip.requiredHeader("Content-Type")).isEqualTo("application/pdf");
        assertThat(slip.requiredHeader("Cache-Control")).isEqualTo("no-store");
        try (var opened = Loader.loadPDF(slip.bytes())) {
            assertThat(new PDFTextStripper().getText(opened))
                    .contains("Packing slip " + order.at("/number"), shop.sku(mug), "2 of 3", "Test Company Ltd")
                    .doesNotContain("$");
        }
        staff.get("/admin/v1/fulfillments/" + FulfillmentId.next().text() + "/packing-slip")
                .expectProblem(404, "not-found");

        staff.withIdempotencyKey()
                .post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship", Map.of())
                .expect(200);

        assertThat(ready(order, 1).getFirst().at("/kind").asString()).isEqualTo("INVOICE");

        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/id") + "/cancel",
                        Map.of("items", List.of(Map.of("itemId", line(order), "quantity", 1)), "reason", "Sold out"))
                .expect(200);
        try (var opened = Loader.loadPDF(staff.get("/admin/v1/fulfillments/" + parcel.at("/id") + "/packing-slip")
                .expect(200)
                .bytes())) {
            assertThat(new PDFTextStripper().getText(opened)).contains("2 of 2");
        }
    }

    /// Nothing is shipped any longer, so nothing would ever make the invoice due.
    @Test
    void whatIsLeftWithoutTheGoodsIsInvoiced() {
        set("ON_SHIPMENT");
        var mug = shop.variant(1_000, 10);
        var file = shop.variant(500, 10);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", file)
                .update();
        var order = buy(Map.of(mug, 1, file, 1), "test");
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(list(order)).isEmpty();

        cancel(
                order,
                Map.of("reason", "Sold out.", "items", List.of(Map.of("itemId", line(order, mug), "quantity", 1))));

        var documents = ready(order, 2);
        assertThat(documents.getFirst().at("/kind").asString()).isEqualTo("INVOICE");
        assertThat(documents.getFirst().at("/total")).isEqualTo(order.json().at("/total"));
        assertThat(documents.getLast().at("/kind").asString()).isEqualTo("CREDIT_NOTE");
        assertThat(documents.getLast().at("/total/amount").asLong()).isEqualTo(1_000);
    }

    private String line(Api.Response order, VariantId variant) {
        return staff.get("/admin/v1/orders/" + order.at("/id"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/sku").asString().equals(shop.sku(variant)))
                .map(item -> item.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoBuysOnAccountGetsTheInvoiceWithTheGoods() {
        set("ON_PAYMENT");
        var owner = api.as(logins.owner().token()).with("If-Match", "*");
        owner.patch("/admin/v1/payment-providers/on-account", Map.of("offered", true))
                .expect(200);
        try {
            var mug = shop.variant(1_000, 10);
            var order = buy(Map.of(mug, 3), "on-account");
            EventProbe.on(jdbc).awaitDelivered();
            assertThat(list(order)).isEmpty();

            var parcel = staff.withIdempotencyKey()
                    .post(
                            "/admin/v1/orders/" + order.at("/id") + "/fulfillments",
                            Map.of("items", List.of(Map.of("itemId", line(order), "quantity", 3))))
                    .expect(201);
            staff.withIdempotencyKey()
                    .post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship", Map.of())
                    .expect(200);

            var invoice = details(ready(order, 1).getFirst());
            assertThat(invoice.json().at("/content/due")).isEqualTo(order.json().at("/total"));
            assertThat(invoice.json().at("/content/paid")).isEmpty();

            var file = shop.variant(500, 10);
            var unshipped = shop.unshippedCart(file, BuyingShop.ICELAND, code);
            unshipped
                    .api()
                    .withIdempotencyKey()
                    .post(unshipped.path("/payments"), Map.of("method", "on-account"))
                    .expect(201);
            ready(shop.complete(unshipped).expect(201), 1);

            set("ON_SHIPMENT");
            jdbc.sql("update catalog.variants set shippable = false where id = :id")
                    .param("id", file)
                    .update();
            var mixed = buy(Map.of(mug, 1, file, 1), "on-account");
            EventProbe.on(jdbc).awaitDelivered();
            assertThat(list(mixed)).isEmpty();
            cancel(
                    mixed,
                    Map.of("reason", "Sold out.", "items", List.of(Map.of("itemId", line(mixed, mug), "quantity", 1))));
            assertThat(details(ready(mixed, 1).getFirst())
                            .json()
                            .at("/content/items")
                            .findValuesAsString("sku"))
                    .containsExactly(shop.sku(file));
        } finally {
            owner.patch("/admin/v1/payment-providers/on-account", "{\"offered\":null}")
                    .expect(200);
        }
    }

    @Test
    void anInvoiceOfNothingIsIssued() {
        set("ON_SHIPMENT");
        var gift = shop.variant(0, 5);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", gift)
                .update();
        var cart = shop.cart(Map.of(
                "channel",
                code,
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "billingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", gift.text(), "quantity", 1))));
        var order = shop.complete(cart).expect(201);

        var invoice = ready(order, 1).getFirst();

        assertThat(invoice.at("/total/amount").asLong()).isZero();
        assertThat(details(invoice).json().at("/content/items")).hasSize(1);
    }

    @Test
    void settingsAreChecked() {
        var path = "/admin/v1/channels/" + channel + "/document-settings";
        var none = staff.get(path).expect(200);
        assertThat(none.at("/version")).isEqualTo("0");
        assertThat(none.json().has("company")).isFalse();
        staff.put(path, settings("MANUALLY")).expectProblem(428, "precondition-required");
        var wanted = settings("MANUALLY");
        for (var wrong : Map.of(
                        "iban", "DE02120300000000202052", "email", "no address", "vatNumber", "123", "country", "de")
                .entrySet()) {
            var company = new HashMap<>(DocumentFixtures.company());
            company.put(wrong.getKey(), wrong.getValue());
            assertThat(put(path, with(wanted, "company", company)).status())
                    .as(wrong.getKey())
                    .isIn(400, 422);
        }
        var mistyped = new HashMap<>(DocumentFixtures.company());
        mistyped.putAll(Map.of("country", "DE", "vatNumber", "DE123456789"));
        assertThat(put(path, with(wanted, "company", mistyped))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/company/vatNumber");
        var anonymous = new HashMap<>(DocumentFixtures.company());
        anonymous.remove("taxNumber");
        assertThat(put(path, with(wanted, "company", anonymous))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/company/taxNumber");
        put(path, with(wanted, "timeZone", "Europe/Nowhere")).expectProblem(422, "rejected");
        put(path, with(wanted, "invoicePrefix", "INV")).expectProblem(400, "validation-failed");
        put(path, with(wanted, "paymentDays", 366)).expectProblem(400, "validation-failed");

        var saved = put(path, wanted).expect(200);
        assertThat(saved.at("/version")).isEqualTo("1");
        assertThat(put(path, wanted).expect(200).at("/version"))
                .as("the same again")
                .isEqualTo("1");
        staff.with("If-Match", "\"0\"")
                .put(path, with(wanted, "paymentDays", 30))
                .expectProblem(412, "precondition-failed");
        assertThat(AuditProbe.on(jdbc).actionsOf(saved)).containsExactly("channel.document_settings_changed");
        staff.with("If-Match", "*").delete("/admin/v1/channels/" + channel).expect(204);
        assertThat(jdbc.sql("select count(*) from document.settings where channel = :channel")
                        .param("channel", code)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Api.Response put(String path, Map<String, Object> body) {
        return staff.with("If-Match", "*").put(path, body);
    }

    private static Map<String, Object> with(Map<String, Object> settings, String field, Object value) {
        var changed = new HashMap<>(settings);
        changed.put(field, value);
        return changed;
    }

    private void set(String automatic) {
        put("/admin/v1/channels/" + channel + "/document-settings", settings(automatic))
                .expect(200);
    }

    private Map<String, Object> settings(String automatic) {
        return Map.of(
                "automatic",
                automatic,
                "company",
                DocumentFixtures.company(),
                "invoicePrefix",
                prefix + "I-",
                "creditNotePrefix",
                prefix + "C-",
                "yearly",
                true,
                "timeZone",
                "Europe/Berlin",
                "paymentDays",
                14);
    }

    private Api.Response buy(Map<VariantId, Integer> items, String method) {
        var cart = shop.readyCart(items, code);
        var payment =
                method.equals("test") ? Map.of("method", "test", "token", "tok_approve") : Map.of("method", method);
        cart.api().withIdempotencyKey().post(cart.path("/payments"), payment).expect(201);
        return shop.complete(cart).expect(201);
    }

    private Api.Response issue(Api.Response order) {
        return staff.withIdempotencyKey().post("/admin/v1/orders/" + order.at("/id") + "/invoice");
    }

    private void cancel(Api.Response order, Map<String, Object> body) {
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/cancel", body)
                .expect(200);
    }

    private void refund(Api.Response order, Map<String, Object> body) {
        var payment = new PaymentId(jdbc.sql("select payment_id from orders.orders where id = :id")
                .param("id", TypeIds.parse(OrderId.class, order.at("/id")))
                .query(UUID.class)
                .single());
        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + payment.text() + "/refunds", body)
                .expect(201);
    }

    private List<JsonNode> list(Api.Response order) {
        return api.with("X-Order-Token", order.at("/token"))
                .get("/store/v1/orders/" + order.at("/id") + "/documents")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    /// The documents once there are so many with files.
    private List<JsonNode> ready(Api.Response order, int count) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> list(order),
                        documents -> documents.size() == count
                                && documents.stream()
                                        .allMatch(document -> document.at("/status")
                                                .asString()
                                                .equals("READY")));
    }

    private Api.Response details(JsonNode document) {
        return staff.get("/admin/v1/documents/" + document.at("/id").asString()).expect(200);
    }

    private List<String> objects(DocumentId id) {
        return jdbc.sql("select unnest(array[pdf_object, xml_object]) from document.files where document_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private String line(Api.Response order) {
        return staff.get("/admin/v1/orders/" + order.at("/id")).expect(200).at("/items/0/id");
    }

    /// Minor units by rate.
    private static Map<String, Long> taxes(Api.Response document) {
        return document.json()
                .at("/content/taxes")
                .valueStream()
                .collect(Collectors.toMap(
                        tax -> tax.at("/rate").asString(),
                        tax -> tax.at("/tax/amount").asLong()));
    }

    private Map<String, Long> orderTaxes(Api.Response order, String field) {
        return staff.get("/admin/v1/orders/" + order.at("/id"))
                .expect(200)
                .json()
                .at("/taxes")
                .valueStream()
                .collect(Collectors.toMap(
                        tax -> tax.at("/rate").asString(),
                        tax -> tax.at("/" + field + "/amount").asLong()));
    }
}
