package dev.kontor.privacy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.ConsentEvidence;
import dev.kontor.customer.ConsentTextId;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.customer.EmailConsents;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.Jobs;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.media.PrivateStorage;
import dev.kontor.privacy.PrivacyProperties;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A person gets everything that the shop stores about them, and nobody else does.
@KontorTest
class DataExportTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PrivateStorage storage;

    @Autowired
    private ArchivePurge purge;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MailSink sink;

    @Autowired
    private KeysetLists lists;

    @Autowired
    private Clock clock;

    @Autowired
    private DataExportJob job;

    @Autowired
    private Jobs jobs;

    @Autowired
    private CustomerAccounts accounts;

    @Autowired
    private CustomerMerges merges;

    @Autowired
    private AuditLog audit;

    @Autowired
    private PrivacyProperties properties;

    @Autowired
    private EmailConsents consents;

    @Autowired
    private TransactionTemplate transactions;

    private Logins.Staff owner;
    private Api staff;
    private Logins.Customer customer;
    private Api buyer;

    @BeforeEach
    void signIn() {
        owner = logins.owner();
        staff = api.as(owner.token());
        customer = logins.customer();
        buyer = api.as(customer.token());
    }

    @Test
    void theArchiveHasEverythingOfThePersonAndNothingOfOthers() throws Exception {
        address(buyer, "=Street 1");
        address(api.as(logins.customer().token()), "Street of another");
        order(250);

        var started = buyer.post("/store/v1/me/data-exports").expect(202);
        var id = started.at("/id");
        assertThat(buyer.post("/store/v1/me/data-exports").expect(202).at("/id"))
                .as("one a day")
                .isEqualTo(id);
        var path = "/store/v1/me/data-exports/" + id;
        await().atMost(PATIENCE).until(() -> buyer.get(path).expect(200).at("/status"), "READY"::equals);
        var mail = sink.nth(customer.email(), 1);
        assertThat(mail.text())
                .contains("/account/data-exports/" + id, "deleted in 7 days")
                .doesNotContain(customer.email(), "Street 1");
        var files = download(path, customer.token());

        assertThat(files)
                .containsKeys(
                        "README.txt",
                        "customer.profiles.json",
                        "customer.profiles.csv",
                        "identity.accounts.json",
                        "customer.addresses.csv",
                        "cart.carts.json",
                        "orders.json",
                        "orders.csv");
        assertThat(json.readTree(files.getOrDefault("orders.json", "")).size()).isEqualTo(251);
        assertThat(files.get("orders.csv")).hasLineCount(252);
        assertThat(files.get("customer.addresses.csv")).contains("'=Street 1");
        assertThat(files.get("identity.accounts.json")).contains(customer.email());
        assertThat(String.join("", files.values()))
                .doesNotContain("Street of another")
                .doesNotContain("password_hash")
                .doesNotContain("token_hash");
        var other = api.as(logins.customer().token());
        other.get(path).expectProblem(404, "not-found");
        other.get(path + "/file").expectProblem(404, "not-found");
    }

    @Test
    void anExportWhoseJobHasFailedIsNoneOfTheDay() {
        var path = "/store/v1/me/data-exports";
        var failed = buyer.post(path).expect(202).at("/id");
        await().atMost(PATIENCE)
                .until(() -> buyer.get(path + "/" + failed).expect(200).at("/status"), "READY"::equals);
        jdbc.sql("""
                        with export as (
                            update privacy.data_exports set ready_at = null, bytes = null
                            where customer_id = :customer returning job_id)
                        update jobs.jobs j set status = 'FAILED', result = null, finished_at = now()
                        from export where j.id = export.job_id
                        """).param("customer", customer.id()).update();

        var again = buyer.post(path).expect(202).at("/id");

        assertThat(again).isNotEqualTo(failed);
        await().atMost(PATIENCE)
                .until(() -> buyer.get(path + "/" + again).expect(200).at("/status"), "READY"::equals);
    }

    @Test
    void anExportThatIsReadyWhileItIsLookedUpIsThatOfTheDay() {
        var path = "/store/v1/me/data-exports";
        var first = buyer.post(path).expect(202).at("/id");
        await().atMost(PATIENCE)
                .until(() -> buyer.get(path + "/" + first).expect(200).at("/status"), "READY"::equals);
        setReady(false);
        var slow = new DataExportRepository(jdbc, lists, clock) {

            @Override
            Optional<DataExportDetails> recent(CustomerId customer) {
                var preparing = super.recent(customer);
                setReady(true);
                return preparing;
            }
        };

        var again =
                new DataExports(slow, job, jobs, storage, accounts, merges, audit, properties).startOwn(customer.id());

        assertThat(again.id().text()).isEqualTo(first);
        assertThat(again.status()).isEqualTo(DataExportStatus.READY);
    }

    private void setReady(boolean ready) {
        jdbc.sql("""
                        update privacy.data_exports
                        set ready_at = case when :ready then now() end, bytes = case when :ready then 1 end
                        where customer_id = :customer
                        """).param("ready", ready).param("customer", customer.id()).update();
    }

    @Test
    void staffExportGuestsByTheirAddress() throws Exception {
        var email = UUID.randomUUID() + "@example.com";
        var shop = new BuyingShop(api, jdbc);
        var cart = shop.unshippedCart(shop.variant(1_000, 5), BuyingShop.ICELAND);
        jdbc.sql("update cart.carts set email = :email where id = :id")
                .param("email", email)
                .param("id", BuyingShop.uuid(cart))
                .update();
        consent(email);
        consent("another-" + email);
        var started =
                staff.post("/admin/v1/data-exports", Map.of("email", email)).expect(202);
        var path = "/admin/v1/data-exports/" + started.at("/id");
        await().atMost(PATIENCE).until(() -> staff.get(path).expect(200).at("/status"), "READY"::equals);

        var fetched = staff.get(path + "/file").expect(200);

        assertThat(AuditProbe.on(jdbc).of(fetched))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("data_export.fetched");
        assertThat(AuditProbe.on(jdbc).of(started))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("data_export.requested");
        var mail = sink.nth(owner.email(), 1);
        assertThat(mail.text())
                .contains("/staff/data-exports/" + started.at("/id"))
                .doesNotContain(email);
        staff.post("/admin/v1/data-exports", Map.of()).expectProblem(400, "validation-failed");
        var recorded = json.readTree(download(path, owner.token()).getOrDefault("customer.consent_records.json", "[]"));
        assertThat(recorded.size()).isEqualTo(1);
        assertThat(recorded.at("/0/ip").asString()).isEqualTo("192.0.2.7");
        assertThat(recorded.at("/0").has("address_key")).isFalse();
    }

    private void consent(String email) {
        var text = staff.post(
                        "/admin/v1/consent-texts",
                        Map.of("purpose", "REVIEW_INVITATION", "locale", "fr", "body", "Texte"))
                .expect(201)
                .at("/id");
        staff.with("If-Match", "*")
                .post("/admin/v1/consent-texts/" + text + "/publish")
                .expect(200);
        transactions.executeWithoutResult(_ -> consents.give(
                email,
                "REVIEW_INVITATION",
                TypeIds.parse(ConsentTextId.class, text),
                new ConsentEvidence("192.0.2.7", "Browser", null)));
    }

    @Test
    void whatStaffWriteAboutAPersonIsOnlyInTheExportsOfStaff() throws Exception {
        order(0);
        staff.post("/admin/v1/customers/" + customer.id().text() + "/notes", Map.of("text", "Complains a lot"))
                .expect(200);
        staff.with("If-Match", "*")
                .patch("/admin/v1/customers/" + customer.id().text(), Map.of("tags", List.of("troublemaker")))
                .expect(200);
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/gift-cards",
                        Map.of("value", usd(1_000), "customerId", customer.id().text(), "note", "To calm them down"))
                .expect(201);
        var order = buyer.get("/store/v1/orders").expect(200).at("/items/0/id");
        staff.with("If-Match", "*")
                .patch("/admin/v1/orders/" + order, Map.of("tags", List.of("check-twice")))
                .expect(200);
        draftWithAgreedPrice("Because of the lawyer");

        var own = archive(
                buyer.post("/store/v1/me/data-exports").expect(202).at("/id"), "/store/v1/me", customer.token());
        var id = staff.post(
                        "/admin/v1/data-exports",
                        Map.of("customerId", customer.id().text()))
                .expect(202)
                .at("/id");
        var byStaff = archive(id, "/admin/v1", owner.token());

        var written = List.of(
                "Complains a lot",
                "troublemaker",
                "To calm them down",
                "check-twice",
                "Because of the lawyer",
                owner.id().text());
        assertThat(own).containsKeys("customer.profiles.json", "giftcard.cards.json", "cart.items.json", "orders.json");
        assertThat(own).doesNotContainKey("customer.notes.json");
        assertThat(json.readTree(own.getOrDefault("cart.carts.json", "")))
                .as("without the draft")
                .hasSize(1);
        assertThat(json.readTree(own.getOrDefault("cart.items.json", ""))).hasSize(1);
        assertThat(json.readTree(byStaff.getOrDefault("cart.carts.json", ""))).hasSize(2);
        assertThat(String.join("", own.values())).doesNotContain(written);
        assertThat(String.join("", byStaff.values())).contains(written);
        assertThat(byStaff.getOrDefault("README.txt", "")).contains("Review it before you hand it over.");
        buyer.get("/store/v1/me/data-exports/" + id).expectProblem(404, "not-found");
        buyer.get("/store/v1/me/data-exports/" + id + "/file").expectProblem(404, "not-found");
    }

    @Test
    void anExpiredArchiveIsDeletedFromTheStorage() {
        var id = buyer.post("/store/v1/me/data-exports").expect(202).at("/id");
        var path = "/store/v1/me/data-exports/" + id;
        await().atMost(PATIENCE).until(() -> buyer.get(path).expect(200).at("/status"), "READY"::equals);
        var object = jdbc.sql("select object from privacy.data_exports where customer_id = :customer")
                .param("customer", customer.id())
                .query(String.class)
                .single();
        jdbc.sql("update privacy.data_exports set expires_at = now() where customer_id = :customer")
                .param("customer", customer.id())
                .update();

        assertThat(buyer.get(path).expect(200).at("/status")).isEqualTo("EXPIRED");
        buyer.get(path + "/file").expectProblem(404, "not-found");
        purge.purge();

        assertThatThrownBy(() -> storage.content(object, "x.zip", Duration.ofMinutes(1)))
                .isInstanceOf(UnavailableException.class);
        assertThat(jdbc.sql("select object is null from privacy.data_exports where customer_id = :customer")
                        .param("customer", customer.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(buyer.post("/store/v1/me/data-exports").expect(202).at("/id"))
                .as("a new one")
                .isNotEqualTo(id);
    }

    private static void address(Api of, String line) {
        of.post(
                        "/store/v1/me/addresses",
                        Map.of("firstName", "Ada", "line1", line, "city", "Reykjavik", "country", "IS"))
                .expect(201);
    }

    private void draftWithAgreedPrice(String reason) {
        var variant = new BuyingShop(buyer, jdbc).variant(1_000, 5);
        var draft = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/draft-orders",
                        Map.of(
                                "customerId",
                                customer.id().text(),
                                "currency",
                                "USD",
                                "items",
                                List.of(Map.of("variantId", variant.text()))))
                .expect(201);
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/draft-orders/%s/items/%s/price"
                                .formatted(draft.at("/draft/id"), draft.at("/cart/items/0/id")),
                        Map.of("unitPrice", usd(500), "reason", reason))
                .expect(200);
    }

    private static Map<String, Object> usd(long amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private Map<String, String> archive(String id, String at, String token) throws IOException, InterruptedException {
        var path = at + "/data-exports/" + id;
        var reader = api.as(token);
        await().atMost(PATIENCE).until(() -> reader.get(path).expect(200).at("/status"), "READY"::equals);
        return download(path, token);
    }

    /// An order of the customer, and so many copies.
    private void order(int copies) {
        var shop = new BuyingShop(buyer, jdbc);
        var cart = shop.unshippedCart(shop.variant(1_000, 5), BuyingShop.ICELAND);
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
        jdbc.sql("""
                        with copy as (
                            insert into orders.orders
                            select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
                                'number', o.number || '-' || n, 'cart_id', gen_random_uuid()))).*
                            from orders.orders o, generate_series(1, :copies) n where o.customer_id = :customer
                            returning id)
                        insert into orders.order_lines
                        select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(),
                            'order_id', copy.id))).*
                        from copy, orders.order_lines l join orders.orders o on o.id = l.order_id
                        where o.customer_id = :customer
                        """).param("copies", copies).param("customer", customer.id()).update();
    }

    private Map<String, String> download(String path, String token) throws IOException, InterruptedException {
        var files = new HashMap<String, String>();
        var request = HttpRequest.newBuilder(URI.create(api.baseUrl() + path + "/file"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient();
                var zip = new ZipInputStream(
                        client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
