package dev.kontor.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.audit.AuditChain;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.jobs.InterruptedRun;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.order.edit.OrderEditId;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.review.ReviewId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.ErasureRule;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases persons, and looks for them in the whole database afterwards.
@KontorTest
class ErasureTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "a walrus counts nine lamps";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<PersonalDataDeclaration> declarations;

    @Autowired
    private ErasureJob job;

    @Autowired
    private ErasureRepository requests;

    @Autowired
    private TransactionTemplate transactions;

    /// Without digits, which could be the number of a card by chance.
    private final String mark = "canary" + UUID.randomUUID().toString().replaceAll("[-0-9]", "");
    private BuyingShop shop;
    private Api staff;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
    }

    @Test
    void afterAnErasureThePersonIsFoundOnlyWhereTheDataMapRetainsIt() {
        var customer = canary();
        var before = tablesWith(mark);
        assertThat(before)
                .contains(
                        "identity.accounts",
                        "customer.profiles",
                        "customer.addresses",
                        "customer.notes",
                        "customer.consent_records",
                        "cart.carts",
                        "orders.orders",
                        "orders.timeline",
                        "orders.fulfillments",
                        "review.reviews",
                        "giftcard.cards",
                        "events.log",
                        "exchange.pieces",
                        "document.documents");

        customer.api().delete("/store/v1/me").expect(202);
        var request = await().atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/erasure-requests?customerId=" + customer.id())
                                .expect(200)
                                .json()
                                .at("/items/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
        assertThat(staff.get("/admin/v1/erasure-requests/" + request)
                        .expect(200)
                        .json()
                        .at("/obstacles")
                        .size())
                .isZero();
        approve(request).expect(202);
        var proof = awaitErased(request);

        var found = new TreeSet<String>();
        tablesWith(mark).forEach(table -> found.addAll(columnsWith(table, mark)));
        assertThat(found).as(() -> rows(found)).isSubsetOf(retained());
        assertThat(found).contains("document.documents.content");
        AuditChain.assertIntact(context);
        var erased = proof.json()
                .at("/erased")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.at("/table").asString(),
                        each -> each.at("/rows").asLong()));
        assertThat(erased)
                .containsEntry("identity.accounts", 1L)
                .containsEntry("customer.profiles", 1L)
                .containsEntry("customer.addresses", 1L)
                .containsEntry("review.reviews", 1L)
                .containsEntry("orders.orders", 2L);
        staff.get("/admin/v1/customers/" + customer.id()).expectProblem(404, "not-found");
        var order = staff.get("/admin/v1/orders/" + customer.order()).expect(200);
        assertThat(order.at("/email")).isEqualTo("erased@erased.invalid");
        assertThat(order.at("/billingAddress/country")).isEqualTo("IS");
        assertThat(order.at("/totals/total/amount")).as("money stays").isEqualTo(customer.total());
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(ErasureRequestId.class, request)))
                .containsExactly("customer.erased");
        assertThat(api.get("/store/v1/products/" + customer.product() + "/reviews")
                        .text())
                .doesNotContain(mark);
        api.post("/store/v1/auth/login", Map.of("email", customer.email(), "password", PASSWORD))
                .expectProblem(401, "invalid-credentials");
    }

    private record Canary(String id, String email, Api api, String order, String total, String product) {}

    /// A customer with the mark in every field that takes text.
    private Canary canary() {
        var email = mark + "@example.com";
        var guest = buy(api, email);
        cancel(guest.at("/id"));
        var id = staff.post(
                        "/admin/v1/customers",
                        Map.of("email", email, "firstName", mark, "lastName", mark, "password", PASSWORD))
                .expect(201)
                .at("/id");
        staff.with("If-Match", "*")
                .patch("/admin/v1/customers/" + id, Map.of("tags", List.of(mark), "externalId", mark))
                .expect(200);
        staff.post("/admin/v1/customers/" + id + "/notes", Map.of("text", mark)).expect(200);
        var buyer = api.with("User-Agent", mark);
        buyer = buyer.as(buyer.post("/store/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200)
                .at("/accessToken"));
        buyer.post("/store/v1/me/addresses", address()).expect(201);
        consent(buyer);
        var order = ordered(buyer, email);
        var orderId = order.at("/id");
        buyer.post("/store/v1/products/" + product(orderId) + "/reviews", review())
                .expect(201);
        var review = jdbc.sql("select id from review.reviews where title = :mark")
                .param("mark", mark)
                .query(UUID.class)
                .single();
        staff.with("If-Match", "*")
                .patch(
                        "/admin/v1/reviews/"
                                + TypeIds.of(ReviewId.class, review).text(),
                        Map.of("status", "APPROVED", "reply", mark))
                .expect(200);
        cart(buyer, email);
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/gift-cards",
                        Map.of("value", Map.of("amount", 700, "currency", "USD"), "customerId", id, "note", mark))
                .expect(201);
        export();
        EventProbe.on(jdbc).awaitDelivered();
        return new Canary(id, email, buyer, orderId, order.at("/totals/total/amount"), product(orderId));
    }

    /// The mark is in the name of the browser.
    private void consent(Api buyer) {
        var text = staff.post(
                        "/admin/v1/consent-texts",
                        Map.of("purpose", "NEWSLETTER", "locale", "en", "body", "Send me news."))
                .expect(201)
                .at("/id");
        staff.with("If-Match", "*")
                .post("/admin/v1/consent-texts/" + text + "/publish")
                .expect(200);
        buyer.put("/store/v1/me/consents/NEWSLETTER", Map.of("given", true, "textId", text))
                .expect(200);
    }

    private Map<String, Object> review() {
        return Map.of("rating", 5, "title", mark, "body", mark, "author", mark, "locale", "en");
    }

    private Map<String, String> address() {
        return Map.of(
                "firstName",
                mark,
                "lastName",
                mark,
                "company",
                mark,
                "line1",
                mark,
                "line2",
                mark,
                "city",
                mark,
                "country",
                "IS");
    }

    /// An order with notes, shipped with a tracking number, and with an invoice.
    private Api.Response ordered(Api buyer, String email) {
        var order = buy(buyer, email);
        var path = "/admin/v1/orders/" + order.at("/id");
        staff.post(path + "/notes", Map.of("text", mark)).expect(201);
        staff.post(path + "/hold", Map.of("reason", mark)).expect(200);
        staff.post(path + "/release").expect(200);
        DocumentFixtures.settings(staff);
        var parcel = staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of("carrier", "DHL", "trackingNumber", mark))
                .expect(201)
                .at("/id");
        staff.post("/admin/v1/fulfillments/" + parcel + "/ship").expect(200);
        staff.post("/admin/v1/fulfillments/" + parcel + "/deliver").expect(200);
        var invoice =
                staff.withIdempotencyKey().post(path + "/invoice").expect(200).at("/id");
        DocumentFixtures.awaitReady(staff, invoice);
        assertThat(staff.get(path).expect(200).at("/status")).isEqualTo("COMPLETED");
        return staff.get(path).expect(200);
    }

    private Api.Response buy(Api buyer, String email) {
        var cart = cart(buyer, email);
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "test", "token", "tok_approve"))
                .expect(201);
        return cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of())
                .expect(201);
    }

    private BuyingShop.GuestCart cart(Api buyer, String email) {
        var created = buyer.post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "USD",
                                "email",
                                email,
                                "note",
                                mark,
                                "shippingAddress",
                                address(),
                                "items",
                                List.of(Map.of(
                                        "variantId", shop.variant(1_000, 10).text(), "quantity", 1))))
                .expect(201);
        var token = created.json().at("/token").asString("");
        var owner = token.isEmpty() ? buyer : buyer.with("X-Cart-Token", token);
        var cart = new BuyingShop.GuestCart(created.at("/id"), token, owner);
        owner.put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        return cart;
    }

    private void cancel(String order) {
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/cancel", Map.of("reason", mark))
                .expect(200);
    }

    private void export() {
        var export = staff.post("/admin/v1/exports", Map.of("type", "CUSTOMERS", "format", "NDJSON"))
                .expect(202)
                .at("/id");
        await().atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/exports/" + export)
                                .expect(200)
                                .at("/status"),
                        "READY"::equals);
    }

    private String product(String order) {
        return staff.get("/admin/v1/orders/" + order).expect(200).at("/items/0/productId");
    }

    @Test
    void whatIsOpenIsInTheWay() {
        var customer = logins.customer();
        var order = buy(api.as(customer.token()), customer.email());
        credit(customer, 500);
        var hold = staff.post(
                        "/admin/v1/legal-holds",
                        Map.of("customerId", customer.id().text(), "reason", "Lawsuit"))
                .expect(201)
                .at("/id");
        staff.post("/admin/v1/legal-holds", Map.of("customerId", customer.id().text(), "reason", "Lawsuit"))
                .expectProblem(409, "already-exists");
        var request =
                request(Map.of("customerId", customer.id().text())).expect(201).at("/id");

        var blocked = approve(request).expectProblem(409, "erasure-blocked");

        assertThat(blocked.json()
                        .at("/obstacles")
                        .valueStream()
                        .map(each -> each.at("/kind").asString()))
                .containsExactlyInAnyOrder("OPEN_ORDER", "STORE_CREDIT", "LEGAL_HOLD");
        assertThat(staff.get("/admin/v1/erasure-requests/" + request)
                        .expect(200)
                        .at("/request/status"))
                .isEqualTo("REQUESTED");
        cancel(order.at("/id"));
        credit(customer, -500);
        staff.delete("/admin/v1/legal-holds/" + hold).expect(204);
        staff.delete("/admin/v1/legal-holds/" + hold).expectProblem(404, "not-found");
        EventProbe.on(jdbc).awaitDelivered();
        await().atMost(PATIENCE).until(() -> approve(request).status(), status -> status == 202);
        awaitErased(request);
    }

    @Test
    void aRejectedRequestEnablesTheAccount() {
        var customer = logins.customer();
        var body = Map.of("customerId", customer.id().text());
        var created = request(body).expect(201);
        assertThat(status(customer)).isEqualTo("DISABLED");
        request(body).expectProblem(409, "already-exists");

        var rejected = staff.post(path(created) + "/reject", Map.of("reason", "By mistake"))
                .expect(200);

        assertThat(rejected.at("/status")).isEqualTo("REJECTED");
        assertThat(status(customer)).isEqualTo("ACTIVE");
        approve(created.at("/id")).expectProblem(409, "invalid-state-transition");
        assertThat(AuditProbe.on(jdbc).of(rejected))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("erasure.rejected");
    }

    @Test
    void aMergedCustomerIsErasedAndExportedWithTheOneWhoHasTheData() {
        var merged = logins.customer();
        var target = logins.customer().id().text();
        staff.post(
                        "/admin/v1/customers/" + target + "/merge",
                        Map.of("sourceId", merged.id().text()))
                .expect(200);
        var person = Map.of("customerId", merged.id().text());

        for (var refused : List.of(request(person), staff.post("/admin/v1/data-exports", person))) {
            assertThat(refused.expectProblem(422, "rejected").at("/detail")).contains(target);
        }
    }

    @Test
    void aRejectionDoesNotEnableAnAccountThatWasDisabledBefore() {
        var customer = logins.customer();
        staff.with("If-Match", "*")
                .patch("/admin/v1/customers/" + customer.id().text(), Map.of("status", "DISABLED"))
                .expect(200);
        var created = request(Map.of("customerId", customer.id().text())).expect(201);

        staff.post(path(created) + "/reject", Map.of("reason", "By mistake")).expect(200);

        assertThat(status(customer)).isEqualTo("DISABLED");
    }

    /// The finished job of a failed erasure is deleted by its age.
    @Test
    void anErasureWhoseJobHasFailedIsApprovedAgain() {
        var customer = logins.customer();
        var request =
                request(Map.of("customerId", customer.id().text())).expect(201).at("/id");
        var id = TypeIds.parse(ErasureRequestId.class, request);
        EventProbe.on(jdbc).awaitDelivered();
        transactions.executeWithoutResult(_ -> requests.decide(id, ErasureStatus.APPROVED, "system", null));

        approve(request).expect(202);

        awaitErased(request);
    }

    @Test
    void staffWhoEnableTheAccountWithdrawTheRequest() {
        var customer = logins.customer();
        api.as(customer.token()).delete("/store/v1/me").expect(202);
        EventProbe.on(jdbc).awaitDelivered();

        staff.with("If-Match", "*")
                .patch("/admin/v1/customers/" + customer.id().text(), Map.of("status", "ACTIVE"))
                .expect(200);

        EventProbe.on(jdbc).awaitDelivered();
        assertThat(staff.get("/admin/v1/erasure-requests?customerId="
                                + customer.id().text())
                        .expect(200)
                        .at("/items/0/status"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void twoApprovalsEraseOnce() throws Exception {
        var customer = logins.customer();
        var request =
                request(Map.of("customerId", customer.id().text())).expect(201).at("/id");

        List<Callable<Integer>> both =
                List.of(() -> approve(request).status(), () -> approve(request).status());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var status : threads.invokeAll(both)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(202, 409);
        }

        awaitErased(request);
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(ErasureRequestId.class, request)))
                .containsExactly("customer.erased");
    }

    /// The event of a request may be read while the account is being erased.
    @Test
    void aRequestThatHasLedToAnErasureIsNotRecordedAgain() {
        var customer = logins.customer();
        jdbc.sql("""
                        insert into privacy.erasure_requests
                            (id, customer_id, origin, status, requested_at, requested_by, erased_at)
                        values (:id, :customer, 'RETENTION', 'ERASED', now(), 'system', now())
                        """)
                .param("id", ErasureRequestId.next().value())
                .param("customer", customer.id().value())
                .update();

        context.getBean(ErasureRequests.class).requested(customer.id(), UUID.randomUUID());

        assertThat(staff.get("/admin/v1/erasure-requests?customerId="
                                + customer.id().text())
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/status").asString()))
                .containsExactly("ERASED");
    }

    @Test
    void guestsAreErasedByTheirAddress() {
        var email = mark + "@example.com";
        cancel(buy(api, mark.toUpperCase(Locale.ROOT) + "@Example.com").at("/id"));
        var other = buy(api, "other" + email);
        var customer = logins.customer();
        request(Map.of("email", customer.email())).expectProblem(422, "rejected");
        request(Map.of("email", email, "customerId", customer.id().text())).expectProblem(400, "validation-failed");
        var request = request(Map.of("email", email)).expect(201).at("/id");

        approve(request).expect(202);

        var proof = awaitErased(request);
        assertThat(proof.json().at("/request/email").isMissingNode()).isTrue();
        assertThat(staff.get("/admin/v1/orders/" + other.at("/id")).expect(200).at("/email"))
                .isEqualTo("other" + email);
        assertThat(jdbc.sql("select count(*) from orders.orders where lower(email) = :email")
                        .param("email", email)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatBuyersEnteredIsErasedFromEvents() {
        var email = "buyer" + mark + "@example.com";
        var order = buy(api, email).at("/id");
        cancel(order);
        EventProbe.on(jdbc).awaitDelivered();
        jdbc.sql("""
                        update events.log set data = jsonb_set(data, '{items,0,inputs}',
                            jsonb_build_array(jsonb_build_object('code', 'engraving', 'kind', 'TEXT', 'value', :mark::text)))
                        where type = 'order.placed' and data ->> 'orderId' = :order
                        """).param("mark", mark).param("order", order).update();
        var request = request(Map.of("email", email)).expect(201).at("/id");

        approve(request).expect(202);

        awaitErased(request);
        var placed = EventProbe.on(jdbc).of(TypeIds.parse(OrderId.class, order)).stream()
                .filter(event -> event.type().equals("order.placed"))
                .findFirst()
                .orElseThrow();
        assertThat(placed.data().toString()).doesNotContain(mark);
        assertThat(placed.data().at("/items/0/quantity").asInt()).isEqualTo(1);
    }

    @Test
    void theAuditLogLosesTheValuesOfEditsOfTheOrders() {
        var email = mark + "@example.com";
        var order = buy(api, email).at("/id");
        var line = staff.get("/admin/v1/orders/" + order).expect(200).at("/items/0/id");
        var item = Map.of("type", "SET_QUANTITY", "itemId", line, "quantity", 2);
        var path = "/admin/v1/orders/" + order + "/edits";
        var edit = staff.withIdempotencyKey()
                .post(path, Map.of("reason", "By telephone", "actions", List.of(item)))
                .expect(201)
                .at("/id");
        staff.post(path + "/" + edit + "/cancel").expect(200);
        cancel(order);
        var id = TypeIds.parse(OrderEditId.class, edit);
        assertThat(AuditProbe.on(jdbc).of(id))
                .hasSize(2)
                .noneMatch(entry -> entry.after().equals("{}"));
        var request = request(Map.of("email", email)).expect(201).at("/id");

        approve(request).expect(202);

        awaitErased(request);
        assertThat(AuditProbe.on(jdbc).of(id))
                .hasSize(2)
                .allMatch(entry -> entry.before().equals("{}") && entry.after().equals("{}"));
    }

    @Test
    void recipientsOfGiftCardsAreErasedByTheirAddress() {
        var email = mark + "@example.com";
        jdbc.sql("""
                        insert into giftsale.cards (id, version, order_id, order_number, line_id, unit, revoked_for, currency,
                            value_minor, recipient_email, recipient_name, message, locale, channel, sent_at, created_at,
                            updated_at)
                        values (gen_random_uuid(), 1, gen_random_uuid(), 'K-1', gen_random_uuid(), 1, 'REFUNDED', 'USD',
                            100, :email, :mark, :mark, 'en', 'default', now(), now(), now())
                        """)
                .param("email", mark.toUpperCase(Locale.ROOT) + "@example.com")
                .param("mark", mark)
                .update();
        var request = request(Map.of("email", email)).expect(201).at("/id");

        approve(request).expect(202);

        awaitErased(request);
        assertThat(tablesWith(mark)).isEmpty();
    }

    @Test
    void theAddressIsErasedFromEarlierRequestsThatWereRejected() {
        var email = mark + "@example.com";
        var rejected = request(Map.of("email", email)).expect(201);
        staff.post(path(rejected) + "/reject", Map.of("reason", "Not proven")).expect(200);
        var request = request(Map.of("email", email)).expect(201).at("/id");

        approve(request).expect(202);

        awaitErased(request);
        assertThat(tablesWith(email)).isEmpty();
        assertThat(staff.get(path(rejected)).expect(200).at("/request/status")).isEqualTo("REJECTED");
    }

    @Test
    void anAddressThatTheCustomerHasNotConfirmedErasesNoOrdersOfGuests() {
        var customer = logins.customer();
        jdbc.sql("update identity.accounts set unverified = true where id = :id")
                .param("id", customer.id())
                .update();
        var guest = buy(api, customer.email());
        cancel(guest.at("/id"));
        var request =
                request(Map.of("customerId", customer.id().text())).expect(201).at("/id");

        approve(request).expect(202);

        awaitErased(request);
        assertThat(staff.get("/admin/v1/orders/" + guest.at("/id")).expect(200).at("/email"))
                .isEqualTo(customer.email());
    }

    @Test
    void anErasureThatIsInterruptedAfterAnyStepIsFinishedByTheNextRun() {
        for (int steps = 0; steps < 4; steps++) {
            var customer = logins.customer();
            cancel(buy(api.as(customer.token()), customer.email()).at("/id"));
            var id = TypeIds.parse(
                    ErasureRequestId.class,
                    request(Map.of("customerId", customer.id().text()))
                            .expect(201)
                            .at("/id"));
            EventProbe.on(jdbc).awaitDelivered();
            transactions.executeWithoutResult(_ -> requests.decide(id, ErasureStatus.APPROVED, "system", null));
            var input = new ErasureJob.Input(id.value());
            int most = steps;

            assertThatThrownBy(() -> job.run(input, new InterruptedRun(transactions, most)))
                    .isInstanceOf(InterruptedRun.Stopped.class);
            // Even the position may be lost.
            job.run(input, new InterruptedRun(transactions, 100));

            assertThat(requests.get(id).status()).isEqualTo(ErasureStatus.ERASED);
            assertThat(requests.erasedTables(id))
                    .as("nothing is counted twice")
                    .contains(
                            new ErasureProof.ErasedTable("orders.orders", 1),
                            new ErasureProof.ErasedTable("identity.accounts", 1));
            if (steps == 3) {
                assertThat(tablesWith(customer.email())).isEmpty();
            }
        }
    }

    private void credit(Logins.Customer customer, int amount) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/customers/" + customer.id().text() + "/store-credit",
                        Map.of("amount", Map.of("amount", amount, "currency", "USD"), "reason", "Late"))
                .expect(200);
    }

    private String status(Logins.Customer customer) {
        return staff.get("/admin/v1/customers/" + customer.id().text())
                .expect(200)
                .at("/status");
    }

    private Api.Response request(Map<String, ?> body) {
        return staff.post("/admin/v1/erasure-requests", body);
    }

    private static String path(Api.Response request) {
        return "/admin/v1/erasure-requests/" + request.at("/id");
    }

    private Api.Response approve(String request) {
        return staff.post("/admin/v1/erasure-requests/" + request + "/approve");
    }

    private Api.Response awaitErased(String request) {
        return await().atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/erasure-requests/" + request).expect(200),
                        proof -> proof.at("/request/status").equals("ERASED"));
    }

    /// The tables with a row that contains the text, in columns of any type.
    private Set<String> tablesWith(String text) {
        var found = new TreeSet<String>();
        for (var table : jdbc.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'public')
                        """).query(String.class).list()) {
            if (exists(table, "each::text", text)) {
                found.add(table);
            }
        }
        return found;
    }

    private Set<String> columnsWith(String table, String text) {
        var found = new TreeSet<String>();
        for (var column : jdbc.sql("select attname from pg_attribute where attrelid = :table::regclass and attnum > 0")
                .param("table", table)
                .query(String.class)
                .list()) {
            if (exists(table, "each.\"" + column + "\"::text", text)) {
                found.add(table + "." + column);
            }
        }
        return found;
    }

    private String rows(Set<String> columns) {
        return columns.stream()
                .map(column -> column.substring(0, column.lastIndexOf('.')))
                .distinct()
                .map(table -> table
                        + jdbc.sql("select each::text from %s as each where each::text ilike '%%' || :mark || '%%'"
                                        .formatted(table))
                                .param("mark", mark)
                                .query(String.class)
                                .list())
                .collect(Collectors.joining("\n"));
    }

    /// Bytes are shown in hexadecimal.
    private boolean exists(String table, String value, String text) {
        return jdbc.sql("""
                        select exists (select from %s as each
                            where %s ilike '%%' || :text || '%%' or %s like '%%' || encode(:text::bytea, 'hex') || '%%')
                        """.formatted(table, value, value))
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private Set<String> retained() {
        return declarations.stream()
                .flatMap(declaration -> declaration.personalData().stream())
                .filter(data -> data.rule() instanceof ErasureRule.Retained)
                .flatMap(data -> data.columns().stream().map(column -> data.table() + "." + column))
                .collect(Collectors.toSet());
    }
}
