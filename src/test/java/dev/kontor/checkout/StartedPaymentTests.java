package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A payment starts with its idempotency key and the stored response in one transaction.
@KontorTest
class StartedPaymentTests {

    private static final Map<String, String> APPROVED = Map.of("method", "test", "token", "tok_approve");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private GuestCart cart;
    private BuyingShop shop;

    @BeforeEach
    void fillACart() {
        shop = new BuyingShop(api, jdbc);
        cart = shop.readyCart(Map.of(shop.variant(1_000, 10), 1));
    }

    @Test
    void aRepetitionGetsTheSameResponse() {
        var key = UUID.randomUUID().toString();
        var first = start(key, APPROVED).expect(201);

        var second = start(key, APPROVED).expect(201);

        assertThat(second.header("Idempotent-Replayed")).hasValue("true");
        assertThat(second.text()).isEqualTo(first.text());
        for (var header : List.of("Content-Type", "Location")) {
            assertThat(second.requiredHeader(header)).isEqualTo(first.requiredHeader(header));
        }
        assertThat(payments()).containsExactly("CREATED");
    }

    @Test
    void aRepetitionAfterTheOrderGetsTheSameResponse() {
        var key = UUID.randomUUID().toString();
        var first = start(key, APPROVED).expect(201);
        shop.complete(cart).expect(201);

        assertThat(start(key, APPROVED).expect(201).text()).isEqualTo(first.text());
        assertThat(payments()).containsExactly("CAPTURED");
    }

    @Test
    void anotherRequestWithTheKeyChangesNothing() {
        var key = UUID.randomUUID().toString();
        start(key, APPROVED).expect(201);

        start(key, Map.of("method", "bank-transfer")).expectProblem(422, "idempotency-key-reused");

        assertThat(payments()).containsExactly("CREATED");
    }

    @Test
    void concurrentRepetitionsStartOnePayment() throws Exception {
        var key = UUID.randomUUID().toString();
        Callable<Api.Response> start = () -> start(key, APPROVED);
        var responses = new ArrayList<Api.Response>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var response :
                    threads.invokeAll(Stream.generate(() -> start).limit(6).toList())) {
                responses.add(response.get());
            }
        }

        assertThat(responses).allMatch(response -> response.status() == 201 || response.status() == 409);
        assertThat(responses.stream()
                        .filter(response -> response.status() == 201)
                        .map(Api.Response::text)
                        .distinct())
                .hasSize(1);
        assertThat(payments()).containsExactly("CREATED");
    }

    @Test
    void startingTakesFiveStatementsAndOneCommit() {
        var started = start(UUID.randomUUID().toString(), APPROVED).expect(201);
        assertThat(started.commits()).isOne();
        assertThat(started.statements()).hasSizeLessThanOrEqualTo(5);
        assertThat(started.statements().getLast()).contains("insert into kontor.idempotency_keys");
    }

    /// Before a version that stored the response with the payment, a run could end between both.
    @Test
    void aKeyWithoutAResponseIsTakenOverWhenItsLeaseEnds() {
        var key = UUID.randomUUID().toString();
        start(key, APPROVED).expect(201);
        assertThat(jdbc.sql("""
                        update kontor.idempotency_keys
                        set status = null, headers = null, body = null, lease_until = now() + interval '1 minute'
                        where key = :key
                        """).param("key", key).update()).isOne();
        start(key, APPROVED).expectProblem(409, "request-in-progress");

        jdbc.sql("update kontor.idempotency_keys set lease_until = now() where key = :key")
                .param("key", key)
                .update();

        var second = start(key, APPROVED).expect(201);
        assertThat(start(key, APPROVED).expect(201).text()).isEqualTo(second.text());
        assertThat(payments()).containsExactly("CANCELED", "CREATED");
    }

    private Api.Response start(String key, Map<String, String> request) {
        return cart.api().with("Idempotency-Key", key).post(cart.path("/payments"), request);
    }

    private List<String> payments() {
        return jdbc.sql("select status from payment.payments where reference = :cart order by created_at, id")
                .param("cart", BuyingShop.uuid(cart))
                .query(String.class)
                .list();
    }
}
