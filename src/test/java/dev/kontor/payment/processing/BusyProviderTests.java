package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// While as many calls run as may, nothing is learnt of a payment, and nothing follows from that.
@KontorTest
class BusyProviderTests {

    @Autowired
    Payments payments;

    @Autowired
    RefundProcess refunds;

    @Autowired
    PaymentResolution resolution;

    @Autowired
    ProviderCalls providers;

    @Autowired
    PaymentProperties properties;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Api api;

    TestPayments test;

    @BeforeEach
    void setUp() {
        test = new TestPayments(payments, transactions, jdbc);
    }

    @Test
    void aPollThatWasNeverMadeLeavesThePaymentOpen() throws InterruptedException {
        var payment = test.authorized("tok_unknown");
        test.age(payment.id());

        whileAllCallsRun(() -> resolution.resolve(payment.id()));

        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.UNKNOWN);
        assertThat(test.outcomes(payment.id())).containsExactly("AUTHORIZE UNKNOWN");
        assertThat(resolution.resolve(payment.id()).status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(test.books(payment.id())).isEqualTo(new TestPayments.Books(1_000, 0, "CAPTURED", 1));
    }

    @Test
    void aRefundIsNotSentAgainBecauseItsPollWasNeverMade() throws InterruptedException {
        var payment = test.authorized("tok_refund_unknown");
        TestPayments.refund(refunds, payment.id(), Money.of(600, "EUR"));
        test.age(payment.id());
        var before = sent(payment.id().value());

        whileAllCallsRun(() -> resolution.resolve(payment.id()));

        assertThat(sent(payment.id().value())).isEqualTo(before);
        resolution.resolve(payment.id());
        assertThat(payments.find(payment.id()).orElseThrow().refunded()).isEqualTo(Money.of(600, "EUR"));
        assertThat(test.books(payment.id()).refunded()).isEqualTo(600);
    }

    /// The order waits with its stock, and is paid as soon as the provider can be asked, though nobody comes back.
    @Test
    void aCheckoutIsAcceptedAndDrivenOnLater() throws InterruptedException {
        var shop = new BuyingShop(api, jdbc);
        var mug = shop.variant(1_000, 3);
        var left = shop.payingCart(Map.of(mug, 1), "tok_approve");
        var repeated = shop.payingCart(Map.of(mug, 1), "tok_approve");
        var key = repeated.api().withIdempotencyKey();
        whileAllCallsRun(() -> {
            assertThat(shop.complete(left).expect(202).requiredHeader("Retry-After"))
                    .isEqualTo("5");
            key.post(repeated.path("/complete"), Map.of()).expect(202);
        });
        assertThat(shop.free(mug)).isEqualTo(1);

        key.post(repeated.path("/complete"), Map.of()).expect(201);

        Awaitility.await().until(() -> shop.status(left).equals("COMPLETED"));
        for (var cart : List.of(left, repeated)) {
            assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
            assertThat(shop.orders(cart)).isEqualTo(1);
            assertThat(shop.charges(cart)).isEqualTo(1);
        }
        assertThat(shop.free(mug)).isEqualTo(1);
    }

    /// Waiting for a provider that says nothing would only keep the buyer waiting.
    @Test
    void nobodyWaitsBehindAProviderThatSaysNothing() throws InterruptedException {
        whileAllCallsRun(() -> {
            providers.call("test", "first", () -> new ProviderResponse.Unknown("never"));
            long fastest = Long.MAX_VALUE;
            for (int call = 0; call < 5; call++) {
                long begun = System.nanoTime();
                assertThat(providers.call("test", "second", () -> new ProviderResponse.Unknown("never")))
                        .isEqualTo(new ProviderResponse.NotSent(ProviderCalls.BUSY));
                fastest = Math.min(fastest, System.nanoTime() - begun);
            }
            assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(500));
        });
    }

    private void whileAllCallsRun(Runnable step) throws InterruptedException {
        var running = new CountDownLatch(properties.concurrency());
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < properties.concurrency(); call++) {
                threads.execute(() -> providers.call("test", "hold", () -> {
                    running.countDown();
                    end.await();
                    return new ProviderResponse.Unknown("held");
                }));
            }
            try {
                assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
                step.run();
            } finally {
                end.countDown();
            }
        }
    }

    /// When the refund was sent, and where it stands.
    private String sent(UUID payment) {
        return jdbc.sql("""
                        select outcome || ' ' || started_at from payment.operations
                        where payment_id = :id and kind = 'REFUND'
                        """).param("id", payment).query(String.class).single();
    }
}
