package dev.kontor.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.audit.AuditChain;
import dev.kontor.jobs.InterruptedRun;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.privacy.RetentionPeriodId;
import dev.kontor.privacy.RetentionRunId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Staff set periods, and runs delete what is older.
@KontorTest
class RetentionTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PERIODS = "/admin/v1/retention-periods";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RetentionJob job;

    @Autowired
    private RetentionRunRepository runs;

    @Autowired
    private RetentionRuns service;

    @Autowired
    private TransactionTemplate transactions;

    private final String mark = "retained" + UUID.randomUUID().toString().replace("-", "");
    private Api staff;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
    }

    @AfterEach
    void restore() {
        jdbc.sql("delete from privacy.retention_periods").update();
    }

    @Test
    void everyKindHasAPeriodWithinBounds() {
        var all = staff.get(PERIODS).expect(200).json().at("/items");

        assertThat(all.valueStream().map(each -> each.at("/kind").asString())).contains("MAIL_LOG", "GUEST_ORDERS");
        var mails = staff.get(PERIODS + "/MAIL_LOG").expect(200);
        assertThat(mails.at("/days")).isEqualTo("90");
        assertThat(mails.at("/version")).isEqualTo("0");
        assertThat(staff.get(PERIODS + "/GUEST_ORDERS").expect(200).at("/shortestDays"))
                .isEqualTo("3653");
        staff.get(PERIODS + "/SOULS").expectProblem(400, "validation-failed");
    }

    @Test
    void aPeriodChangesWithinItsBounds() {
        var before = staff.get(PERIODS + "/MAIL_LOG").expect(200);
        var changed = staff.with("If-Match", before.requiredHeader("ETag"))
                .patch(PERIODS + "/MAIL_LOG", Map.of("days", 30))
                .expect(200);

        assertThat(changed.at("/days")).isEqualTo("30");
        assertThat(changed.at("/version")).isEqualTo("1");
        staff.with("If-Match", before.requiredHeader("ETag"))
                .patch(PERIODS + "/MAIL_LOG", Map.of("days", 40))
                .expectProblem(412, "precondition-failed");
        staff.patch(PERIODS + "/MAIL_LOG", Map.of("days", 40)).expectProblem(428, "precondition-required");
        var id = jdbc.sql("select id from privacy.retention_periods where kind = 'MAIL_LOG'")
                .query(UUID.class)
                .single();
        assertThat(AuditProbe.on(jdbc).of(new RetentionPeriodId(id)))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("retention_period.changed");
        assertThat(set("MAIL_LOG", 30).expect(200).at("/version"))
                .as("the same period is no change")
                .isEqualTo("1");
        assertThat(set("MAIL_LOG", null).expect(200).json().has("days")).isFalse();
        assertThat(set("MAIL_LOG", 3).expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo("/days");
        set("GUEST_ORDERS", 3652).expectProblem(422, "rejected");
        set("GUEST_ORDERS", 40_000).expectProblem(400, "validation-failed");
        set("GUEST_ORDERS", 0).expectProblem(400, "validation-failed");
        staff.get(PERIODS + "/GUEST_ORDERS/preview?days=100").expectProblem(422, "rejected");
    }

    @Test
    void aPreviewCountsAndARunDeletesExceptWhatALegalHoldProtects() {
        var shop = new BuyingShop(api, jdbc);
        var old = order(shop, "old" + mark + "@example.com");
        var recent = order(shop, "recent" + mark + "@example.com");
        var held = order(shop, "held" + mark + "@example.com");
        age(
                "orders.orders",
                "created_at = created_at - interval '11 years', updated_at = updated_at - interval '11 years'",
                "id = any(array(select id from orders.orders where email in ('old" + mark + "@example.com', 'held"
                        + mark + "@example.com')))");
        staff.post("/admin/v1/legal-holds", Map.of("email", "held" + mark + "@example.com", "reason", "Lawsuit"))
                .expect(201);
        var customer = logins.customer();
        api.as(customer.token())
                .post("/store/v1/carts", Map.of("currency", "USD"))
                .expect(201);
        age("cart.carts", "updated_at = updated_at - interval '40 days'", ofCustomer(customer));
        set("GUEST_ORDERS", 3653).expect(200);
        set("ABANDONED_CARTS", 30).expect(200);

        assertThat(staff.get(PERIODS + "/GUEST_ORDERS/preview")
                        .expect(200)
                        .json()
                        .at("/due")
                        .asInt())
                .isGreaterThanOrEqualTo(1);
        assertThat(staff.get(PERIODS + "/GUEST_ORDERS/preview?days=20000")
                        .expect(200)
                        .at("/due"))
                .isEqualTo("0");
        assertThat(staff.get("/admin/v1/retention-preview")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(staff.get(PERIODS).expect(200).json().at("/items").size());
        var run = run();

        assertThat(deleted("GUEST_ORDERS")).isGreaterThanOrEqualTo(1);
        assertThat(deleted("ABANDONED_CARTS")).isGreaterThanOrEqualTo(1);
        assertThat(email(old)).isEqualTo("erased@erased.invalid");
        assertThat(email(recent)).isEqualTo("recent" + mark + "@example.com");
        assertThat(email(held)).isEqualTo("held" + mark + "@example.com");
        assertThat(count("cart.carts", ofCustomer(customer))).isZero();
        assertThat(staff.get("/admin/v1/retention-runs")
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/id").asString()))
                .contains(run.at("/id"));
        AuditChain.assertIntact(context);
    }

    @Test
    void aLegalHoldAlsoProtectsTheCustomerIntoWhomThePersonWasMerged() {
        var held = logins.customer();
        var target = logins.customer();
        staff.post("/admin/v1/legal-holds", Map.of("customerId", held.id().text(), "reason", "Lawsuit"))
                .expect(201);
        staff.post(
                        "/admin/v1/customers/" + target.id().text() + "/merge",
                        Map.of("sourceId", held.id().text()))
                .expect(200);
        api.as(target.token())
                .post("/store/v1/carts", Map.of("currency", "USD"))
                .expect(201);
        age("cart.carts", "updated_at = updated_at - interval '40 days'", ofCustomer(target));
        set("ABANDONED_CARTS", 30).expect(200);

        run();

        assertThat(count("cart.carts", ofCustomer(target))).isEqualTo(1);
    }

    @Test
    void inactiveCustomersAreErasedButNotThoseWithARecentOrderOrALegalHold() {
        var inactive = logins.customer();
        var active = logins.customer();
        var ordered = logins.customer();
        var held = logins.customer();
        var merged = logins.customer();
        staff.post(
                        "/admin/v1/customers/" + active.id().text() + "/merge",
                        Map.of("sourceId", merged.id().text()))
                .expect(200);
        for (var customer : List.of(inactive, ordered, held, merged)) {
            var id = customer.id().value();
            age(
                    "identity.accounts",
                    "created_at = created_at - interval '9 years', updated_at = updated_at - interval '9 years'",
                    "id = '" + id + "'");
            jdbc.sql("delete from identity.sessions where account_id = :id")
                    .param("id", id)
                    .update();
        }
        var order = order(new BuyingShop(api, jdbc), "ordered" + mark + "@example.com");
        age("orders.orders", "customer_id = '" + ordered.id().value() + "'", "id = '" + uuid(order) + "'");
        staff.post("/admin/v1/legal-holds", Map.of("customerId", held.id().text(), "reason", "Lawsuit"))
                .expect(201);
        set("INACTIVE_ACCOUNTS", 730).expect(200);

        run();

        assertThat(deleted("INACTIVE_ACCOUNTS")).isGreaterThanOrEqualTo(1);
        await().atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/customers/" + inactive.id().text())
                                .status(),
                        status -> status == 404);
        for (var customer : List.of(active, ordered, held)) {
            assertThat(staff.get("/admin/v1/customers/" + customer.id().text())
                            .expect(200)
                            .at("/status"))
                    .isEqualTo("ACTIVE");
        }
        assertThat(staff.get("/admin/v1/erasure-requests?customerId="
                                + merged.id().text())
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .as("the data belongs to an active customer")
                .isZero();
        var request = staff.get(
                        "/admin/v1/erasure-requests?customerId=" + inactive.id().text())
                .expect(200);
        assertThat(request.at("/items/0/origin")).isEqualTo("RETENTION");
        assertThat(request.at("/items/0/decidedBy")).isEqualTo("system");
    }

    @Test
    void aRunThatDiesContinuesAndCountsNothingTwice() {
        var customers = List.of(logins.customer(), logins.customer(), logins.customer());
        for (var customer : customers) {
            api.as(customer.token())
                    .post("/store/v1/carts", Map.of("currency", "USD"))
                    .expect(201);
            age("cart.carts", "updated_at = updated_at - interval '60 days'", ofCustomer(customer));
        }
        set("ABANDONED_CARTS", 45).expect(200);
        var id = RetentionRunId.next();
        await().atMost(PATIENCE)
                .until(() -> transactions.execute(_ -> runs.insert(id, "system", null)), Boolean.TRUE::equals);
        var input = new RetentionJob.Input(id.value());

        var run = new InterruptedRun(transactions, 1);
        for (int steps = 0; steps < 3; steps++) {
            var dying = run.continued(steps);
            assertThatThrownBy(() -> job.run(input, dying)).isInstanceOf(InterruptedRun.Stopped.class);
            run = dying;
        }
        var result = job.run(input, run.continued(1_000));

        for (var customer : customers) {
            assertThat(count("cart.carts", ofCustomer(customer))).isZero();
        }
        var ended = staff.get("/admin/v1/retention-runs/" + id.text()).expect(200);
        assertThat(ended.at("/status")).isEqualTo("SUCCEEDED");
        assertThat(ended.at("/deleted")).isEqualTo(Long.toString(result.deleted()));
        assertThatThrownBy(() -> job.run(input, new InterruptedRun(transactions, 1_000)))
                .as("a run that has ended deletes nothing more")
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void oneRunAtATimeAndTheScheduleWaitsForTheInterval() {
        run();
        var before = count("privacy.retention_runs", "requested_by = 'system'");

        service.startIfDue();

        assertThat(count("privacy.retention_runs", "requested_by = 'system'"))
                .as("the last run has just begun")
                .isEqualTo(before);
        var open = RetentionRunId.next();
        await().atMost(PATIENCE)
                .until(() -> transactions.execute(_ -> runs.insert(open, "system", null)), Boolean.TRUE::equals);
        var second = transactions.execute(_ -> runs.insert(RetentionRunId.next(), "system", null));
        assertThat(second).as("the database admits one run").isEqualTo(Boolean.FALSE);
        // Its job does not exist, as if it had been canceled: the next start ends it.
        run();
        assertThat(staff.get("/admin/v1/retention-runs/" + open.text())
                        .expect(200)
                        .at("/status"))
                .isEqualTo("FAILED");
    }

    private Api.Response set(String kind, @Nullable Integer days) {
        var patch = new HashMap<String, @Nullable Object>();
        patch.put("days", days);
        return staff.with("If-Match", "*").patch(PERIODS + "/" + kind, patch);
    }

    /// Starts a run, after one that may be in progress, and waits for its end.
    private Api.Response run() {
        var started = await().atMost(PATIENCE)
                .until(() -> staff.post("/admin/v1/retention-runs"), response -> response.status() == 202);
        var ended = await().atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/retention-runs/" + started.at("/id"))
                                .expect(200),
                        run -> !run.at("/status").equals("RUNNING"));
        assertThat(ended.at("/status")).isEqualTo("SUCCEEDED");
        assertThat(AuditProbe.on(jdbc).of(started))
                .extracting(AuditProbe.Recorded::action)
                .contains("retention_run.started");
        return ended;
    }

    /// Of all runs: the schedule may have started one meanwhile.
    private long deleted(String kind) {
        return jdbc.sql("select coalesce(sum(deleted), 0) from privacy.retention_run_kinds where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private void age(String table, String changes, String rows) {
        jdbc.sql("update %s set %s where %s".formatted(table, changes, rows)).update();
    }

    private long count(String table, String rows) {
        return jdbc.sql("select count(*) from %s where %s".formatted(table, rows))
                .query(Long.class)
                .single();
    }

    private static String ofCustomer(Logins.Customer customer) {
        return "customer_id = '" + customer.id().value() + "'";
    }

    /// A canceled order of a guest.
    private String order(BuyingShop shop, String email) {
        var cart = shop.payingCart(Map.of(shop.variant(1_000, 5), 1), "tok_approve");
        var id = shop.complete(cart).expect(201).at("/id");
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + id + "/cancel", Map.of("reason", mark))
                .expect(200);
        age("orders.orders", "email = '" + email + "'", "id = '" + uuid(id) + "'");
        return id;
    }

    private static UUID uuid(String order) {
        return TypeIds.parse(OrderId.class, order).value();
    }

    private String email(String order) {
        return staff.get("/admin/v1/orders/" + order).expect(200).at("/email");
    }
}
