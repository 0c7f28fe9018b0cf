package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.polling.PaymentJanitor;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Repeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The call's own answer, the buyer's return, the provider's notice, the janitor and a repeated request may come
/// in any order and number: the end is always the same.
@KontorTest
class PaymentOrderOfEventsTests {

    private static final int ROUNDS = Repeats.of(10, 25);

    private static final List<String> MESSENGERS = List.of("answer", "confirm", "notice", "repetition", "time-out");

    @Autowired
    Payments payments;

    @Autowired
    ProviderStates states;

    @Autowired
    PaymentResolution resolution;

    @Autowired
    PaymentJanitor janitor;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    TestPayments test;

    /// Whoever may bring news of a payment. The answer comes to a process that remembers the payment as it is now.
    private Map<String, Consumer<PaymentId>> messengers(PaymentSnapshot payment, ProviderResponse ownAnswer) {
        var sent = resolution.find(payment.id());
        var messengers = new TreeMap<String, Consumer<PaymentId>>();
        messengers.put("answer", id -> states.applyAuthorization(sent, answered(id, ownAnswer)));
        messengers.put("confirm", payments::refresh);
        messengers.put("notice", id -> resolution.reread(id, null));
        messengers.put("time-out", id -> {
            test.age(id);
            janitor.run();
        });
        messengers.put("repetition", payments::authorize);
        return messengers;
    }

    @BeforeEach
    void setUp() {
        test = new TestPayments(payments, transactions, jdbc);
    }

    @Test
    void everyOrderOfMessengersEndsInTheSameSuccess() {
        var answer = new ProviderResponse.Captured("", TestPayments.TEN);
        for (var order : orders(MESSENGERS)) {
            var payment = test.authorized("tok_unknown");

            tell(payment, order, messengers(payment, own(payment, answer)));

            assertThat(end(payment))
                    .as("%s", order)
                    .isEqualTo(new End(PaymentStatus.CAPTURED, 1_000, List.of("payment.captured"), 2, 1_000));
            assertThat(test.books(payment.id()).asked()).isEqualTo(1);
            assertThat(test.outcomes(payment.id())).containsExactly("AUTHORIZE SUCCEEDED");
        }
    }

    @Test
    void everyOrderOfMessengersEndsInTheSameRefusal() {
        var answer = new ProviderResponse.Declined("card-declined");
        for (var order : orders(List.of("answer", "confirm", "notice", "time-out"))) {
            var payment = test.authorized("tok_unknown_decline");

            tell(payment, order, messengers(payment, answer));

            assertThat(end(payment))
                    .as("%s", order)
                    .isEqualTo(new End(PaymentStatus.DECLINED, 0, List.of("payment.failed"), 0, 0));
        }
    }

    @Test
    void everyOrderOfMessengersLeavesAWrongAmountToAPerson() {
        for (var order : orders(List.of("confirm", "notice", "time-out", "repetition"))) {
            var payment = test.authorized("tok_wrong_amount");

            tell(payment, order, messengers(payment, new ProviderResponse.Unknown("lost")));

            assertThat(end(payment)).as("%s", order).isEqualTo(new End(PaymentStatus.UNKNOWN, 0, List.of(), 0, 0));
        }
    }

    @Test
    void successAfterTheCancellationIsRefundedOnceInEveryOrderOfEvents() {
        for (var order : orders(List.of("cancel", "confirm", "notice", "time-out"))) {
            var payment = test.authorized("tok_unknown");
            var messengers = messengers(payment, new ProviderResponse.Unknown("lost"));
            messengers.put("cancel", id -> transactions.executeWithoutResult(_ -> payments.undo(id, "order-canceled")));

            tell(payment, order, messengers);
            org.awaitility.Awaitility.await().pollDelay(java.time.Duration.ZERO).until(() -> {
                test.age(payment.id());
                janitor.run();
                return payments.find(payment.id()).orElseThrow().refunded().isPositive();
            });

            assertThat(end(payment).clearing()).as("%s", order).isZero();
            assertThat(test.books(payment.id())).isEqualTo(new TestPayments.Books(1_000, 1_000, "CAPTURED", 1));
            assertThat(test.outcomes(payment.id())).containsExactly("AUTHORIZE SUCCEEDED", "REFUND SUCCEEDED");
        }
    }

    @Test
    void allMessengersAtOnceMoveAPaymentOnce() throws Exception {
        var answer = new ProviderResponse.Captured("", TestPayments.TEN);
        for (int round = 0; round < ROUNDS; round++) {
            var payment = test.authorized("tok_unknown");
            var calls = new ArrayList<Callable<Boolean>>();
            for (int times = 0; times < 2; times++) {
                messengers(payment, own(payment, answer))
                        .values()
                        .forEach(messenger -> calls.add(() -> {
                            messenger.accept(payment.id());
                            return true;
                        }));
            }

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var call : threads.invokeAll(calls)) {
                    assertThat(call.get()).isTrue();
                }
            }

            assertThat(end(payment))
                    .isEqualTo(new End(PaymentStatus.CAPTURED, 1_000, List.of("payment.captured"), 2, 1_000));
        }
    }

    @Test
    void anAnswerFromBeforeAPaymentWasVoidedDoesNotBringItBack() {
        var payment = test.authorized("tok_authorize_only");
        var asked = resolution.find(payment.id());
        payments.cancel(payment.id());

        var applied = states.applyProviderState(
                payment.id(),
                OperationResult.withoutRequest(
                        asked,
                        new ProviderResponse.Authorized("test_" + payment.id().value(), TestPayments.TEN)));

        assertThat(applied.outdated()).isTrue();
        assertThat(end(payment).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(resolution.reread(payment.id(), null)).isTrue();
        assertThat(end(payment).status()).isEqualTo(PaymentStatus.CANCELED);
    }

    private static void tell(PaymentSnapshot payment, List<String> order, Map<String, Consumer<PaymentId>> messengers) {
        order.forEach(
                name -> java.util.Objects.requireNonNull(messengers.get(name)).accept(payment.id()));
    }

    /// @param entries of the ledger
    /// @param clearing what the ledger says that the provider holds
    private record End(PaymentStatus status, long captured, List<String> events, int entries, long clearing) {}

    private End end(PaymentSnapshot payment) {
        var now = payments.find(payment.id()).orElseThrow();
        record Sums(int entries, long clearing) {}
        var sums = jdbc.sql("""
                        select count(*)::int as entries,
                            coalesce(sum(amount_minor) filter (where account = 'PROVIDER_CLEARING'), 0) as clearing
                        from payment.ledger_entries where payment_id = :id
                        """)
                .param("id", payment.id().value())
                .query(Sums.class)
                .single();
        var events = jdbc.sql("select type from events.log where subject = :subject order by id")
                .param("subject", payment.id().text())
                .query(String.class)
                .list();
        return new End(now.status(), now.captured().minor(), events, sums.entries(), sums.clearing());
    }

    private static ProviderResponse own(PaymentSnapshot payment, ProviderResponse.Captured answer) {
        return new ProviderResponse.Captured("test_" + payment.id().value(), answer.captured());
    }

    private static OperationResult answered(PaymentId id, ProviderResponse answer) {
        return new OperationResult(
                id.value(),
                Operation.Kind.AUTHORIZE,
                TestPayments.TEN,
                OperationResult.Source.CALL,
                PaymentStatus.UNKNOWN,
                answer);
    }

    private static List<List<String>> orders(List<String> names) {
        if (names.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<String>>();
        for (var first : names) {
            var rest = new ArrayList<>(names);
            rest.remove(first);
            orders(rest).forEach(tail -> {
                var order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                orders.add(order);
            });
        }
        return orders;
    }
}
