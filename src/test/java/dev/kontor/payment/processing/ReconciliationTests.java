package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What the provider holds is compared with the ledger. Each test has a day of its own, long ago.
@KontorTest
class ReconciliationTests {

    private static final Random DAYS = new Random();

    @Autowired
    Api api;

    @Autowired
    Logins logins;

    @Autowired
    Payments payments;

    @Autowired
    RefundProcess refunds;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    final List<UUID> made = new ArrayList<>();
    TestPayments test;
    Api staff;
    Instant day;

    @BeforeEach
    void setUp() {
        test = new TestPayments(payments, transactions, jdbc);
        staff = api.as(logins.owner().token());
        day = Instant.parse("1990-01-01T00:00:00Z").plus(Duration.ofDays(DAYS.nextInt(8_000) * 2L));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        TestPayments.refund(refunds, paid("tok_approve").id(), Money.of(300, "EUR"));
        TestPayments.payBack(refunds, paid("tok_approve").id(), Money.of(300, "EUR"));
        paid("tok_authorize_only");
        paid("tok_decline");
        var part = paid("tok_authorize_only");
        payments.capture(part.id(), Money.of(400, "EUR"));
        var voided = paid("tok_authorize_only");
        payments.cancel(voided.id());
        var lost = paid("tok_unknown");

        var run = run();

        assertThat(run.at("/charges")).isEqualTo("5");
        assertThat(run.at("/differences")).as("%s", differences(run)).isEqualTo("0");
        assertThat(payments.refresh(lost.id()).status().isGood()).isTrue();
    }

    @Test
    void findsEachKindOfDifference() {
        var wrong = paid("tok_approve");
        books(wrong, "captured_minor = captured_minor - 1");
        var gone = paid("tok_approve");
        remove(gone);
        var foreign = UUID.randomUUID();
        jdbc.sql("""
                        insert into payment.test_charges (key, token, currency, authorized_minor, captured_minor, status,
                            created_at)
                        values (:key, 'tok_approve', 'EUR', 77, 77, 'CAPTURED', :day)
                        """)
                .param("key", foreign)
                .param("day", day.plusSeconds(60).atOffset(java.time.ZoneOffset.UTC))
                .update();
        var failed = paid("tok_decline");
        books(failed, "status = 'CAPTURED', captured_minor = authorized_minor");

        var run = run();

        assertThat(differences(run))
                .isEqualTo(Map.of(
                        wrong.id().text(),
                        "AMOUNT_DIFFERS 999/1000",
                        gone.id().text(),
                        "PAYMENT_WITHOUT_CHARGE 0/1000",
                        "test_" + foreign,
                        "CHARGE_WITHOUT_PAYMENT 77/0",
                        failed.id().text(),
                        "CHARGE_WITHOUT_ORDER 1000/0"));
        assertThat(run.at("/differences")).isEqualTo("4");
    }

    @Test
    void leavesOutWhatMovedSinceTheProviderWasRead() {
        var refunded = paid("tok_approve");
        TestPayments.refund(refunds, refunded.id(), Money.of(300, "EUR"));
        books(refunded, "refunded_minor = 0");
        var charged = paid("tok_approve");
        remove(charged);

        assertThat(runNow().at("/differences")).isEqualTo("0");
        assertThat(differences(run()))
                .isEqualTo(Map.of(
                        refunded.id().text(),
                        "AMOUNT_DIFFERS 1000/700",
                        charged.id().text(),
                        "PAYMENT_WITHOUT_CHARGE 0/1000"));
    }

    @Test
    void leavesOutWhatIsToBeUndone() {
        var gone = paid("tok_approve");
        remove(gone);
        var other = paid("tok_approve");
        books(other, "refunded_minor = captured_minor");
        for (var payment : List.of(gone, other)) {
            jdbc.sql("""
                            insert into payment.undos (payment_id, reason, requested_at, next_try_at)
                            values (:id, 'test', now(), now() + interval '1 day')
                            """).param("id", payment.id().value()).update();
        }

        assertThat(differences(run())).isEmpty();
    }

    @Test
    void leavesOutWhatTheBuyerHasJustConfirmed() {
        var confirmed = paid("tok_action_required");
        books(confirmed, "status = 'CAPTURED', captured_minor = authorized_minor");
        var wrong = paid("tok_action_required");
        books(
                wrong,
                "status = 'CAPTURED', captured_minor = authorized_minor - 1, authorized_minor = authorized_minor - 1");
        payments.refresh(wrong.id());

        assertThat(differences(run())).isEqualTo(Map.of(wrong.id().text(), "CHARGE_WITHOUT_ORDER 999/0"));
    }

    @Test
    void readsThePagesOfTheProvider() {
        jdbc.sql("""
                        insert into payment.test_charges (key, token, currency, authorized_minor, captured_minor, status,
                            created_at)
                        select gen_random_uuid(), 'tok_approve', 'EUR', n, n, 'CAPTURED', :day
                        from generate_series(1, 230) n
                        """)
                .param("day", day.plusSeconds(60).atOffset(java.time.ZoneOffset.UTC))
                .update();

        var run = run();

        assertThat(run.at("/charges")).isEqualTo("230");
        assertThat(run.at("/differences")).isEqualTo("230");
        var path = "/admin/v1/reconciliations/" + run.at("/id") + "/differences?limit=100&withTotal=true";
        var first = staff.get(path).expect(200);
        assertThat(first.at("/page/total")).isEqualTo("230");
        var second = staff.get(path + "&cursor=" + first.at("/page/next")).expect(200);
        var third = staff.get(path + "&cursor=" + second.at("/page/next")).expect(200);
        assertThat(third.json().get("items").size()).isEqualTo(30);
    }

    @Test
    void refusesProvidersThatListNothingAndTimesThatAreNone() {
        start("manual", day, day.plusSeconds(1)).expectProblem(422, "rejected");
        start("nobody", day, day.plusSeconds(1)).expectProblem(422, "rejected");
        start("test", day, day).expectProblem(422, "rejected");
        start("test", day, day.plus(Duration.ofDays(94))).expectProblem(422, "rejected");
        api.as(logins.staff(Permission.PAYMENTS_READ).token())
                .withIdempotencyKey()
                .post(
                        "/admin/v1/reconciliations",
                        Map.of(
                                "provider",
                                "test",
                                "from",
                                day.toString(),
                                "until",
                                day.plusSeconds(1).toString()))
                .expectProblem(403, "missing-permission");
        staff.get("/admin/v1/reconciliations/"
                        + dev.kontor.payment.ReconciliationId.next().text() + "/differences")
                .expectProblem(404, "not-found");
    }

    private PaymentSnapshot paid(String token) {
        var payment = test.authorized(token);
        made.add(payment.id().value());
        jdbc.sql("update payment.test_charges set created_at = :day where key = :key")
                .param("day", day.plusSeconds(60).atOffset(java.time.ZoneOffset.UTC))
                .param("key", payment.id().value())
                .update();
        jdbc.sql("update payment.operations set started_at = :day where id = :key")
                .param("day", day.plusSeconds(59).atOffset(java.time.ZoneOffset.UTC))
                .param("key", payment.id().value())
                .update();
        return payment;
    }

    private void books(PaymentSnapshot payment, String change) {
        jdbc.sql("update payment.test_charges set " + change + " where key = :key")
                .param("key", payment.id().value())
                .update();
    }

    private void remove(PaymentSnapshot payment) {
        jdbc.sql("delete from payment.test_charges where key = :key")
                .param("key", payment.id().value())
                .update();
    }

    /// Long after all payments have moved.
    private Api.Response run() {
        jdbc.sql("update payment.payments set updated_at = 'epoch' where id = any(:ids)")
                .param("ids", made.toArray(UUID[]::new))
                .update();
        return runNow();
    }

    private Api.Response runNow() {
        var started = start("test", day, day.plus(Duration.ofDays(1))).expect(202);
        var path = started.requiredHeader("Location");
        await().until(() -> staff.get(path).at("/status").equals("DONE"));
        return staff.get(path).expect(200);
    }

    private Api.Response start(String provider, Instant from, Instant until) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/reconciliations",
                        Map.of("provider", provider, "from", from.toString(), "until", until.toString()));
    }

    /// By payment, or by reference where there is none.
    private Map<String, String> differences(Api.Response run) {
        var items = staff.get("/admin/v1/reconciliations/" + run.at("/id") + "/differences")
                .expect(200)
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .collect(Collectors.toMap(
                        item -> item.has("paymentId")
                                ? item.get("paymentId").asString()
                                : item.get("reference").asString(),
                        item -> "%s %s/%s"
                                .formatted(
                                        item.get("kind").asString(),
                                        item.at("/atProvider/amount").asLong(),
                                        item.at("/inLedger/amount").asLong())));
    }
}
