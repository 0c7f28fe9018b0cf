package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.giftcard.GiftCardShop.Card;
import dev.kontor.giftcard.spending.GiftCardExpiry;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Repeats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever happens to gift cards, in any order: each balance equals its transactions and the ledger, the ledger sums
/// to zero, and what cards have paid is what their payments hold.
@KontorTest
class GiftCardSequenceTests {

    private static final int STEPS = Repeats.of(24, 40);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private GiftCardExpiry expiry;

    private final List<Card> cards = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private BuyingShop shop;
    private GiftCardShop issuer;
    private Api staff;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        issuer = new GiftCardShop(staff, jdbc);
        mug = shop.variant(1_000, 100_000);
        cards.add(issuer.issue(3_000));
        cards.add(issuer.issue(700));
    }

    static LongStream seeds() {
        return Repeats.seeds(2, 1, 20, 300, 4_000, 50_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksAlwaysAgree(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(9)) {
                case 0 -> cards.add(issuer.issue(1 + random.nextInt(4_000)));
                case 1 -> issuer.adjust(any(cards, random), random.nextInt(2_001) - 1_000);
                case 2 -> order(random, "tok_decline");
                case 3, 4, 5 -> order(random, "tok_approve");
                case 6 -> refund(random);
                case 7 -> expire(any(cards, random));
                default -> cancel(random);
            }
            cards.forEach(card -> await().pollDelay(Duration.ZERO).untilAsserted(() -> issuer.check(card)));
        }
        assertThat(orders).isNotEmpty();
    }

    private void order(Random random, String token) {
        var cart = shop.readyCart(Map.of(mug, 1 + random.nextInt(3)));
        for (int count = random.nextInt(3); count >= 0; count--) {
            cart.api()
                    .post(
                            cart.path("/gift-cards"),
                            Map.of("code", any(cards, random).code()));
        }
        var due = cart.api().get(cart.path("")).expect(200).at("/amountDue/amount");
        if (!due.equals("0")) {
            shop.pay(cart, token).expect(201);
        }
        var completed = shop.complete(cart);
        if (completed.status() == 201) {
            orders.add(completed.at("/id"));
            assertThat(completed.at("/paymentStatus")).isEqualTo("PAID");
        } else {
            completed.expectProblem(402, "payment-declined");
        }
    }

    /// Refunds a part of any payment of an order.
    private void refund(Random random) {
        if (orders.isEmpty()) {
            return;
        }
        var payments = jdbc.sql("""
                        select p.id from payment.payments p join orders.orders o on o.cart_id = p.reference
                        where o.id = :order order by p.id
                        """)
                .param("order", uuid(any(orders, random)))
                .query(UUID.class)
                .list();
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + new PaymentId(any(payments, random)).text() + "/refunds",
                        Map.of(
                                "amount",
                                Map.of("amount", 1 + random.nextInt(800), "currency", "USD"),
                                "keepUnits",
                                true,
                                "reason",
                                "Test"));
    }

    private void expire(Card card) {
        jdbc.sql("update giftcard.cards set expires_at = now() - interval '31 days' where id = :id")
                .param("id", card.uuid())
                .update();
        expiry.writeOff();
    }

    private void cancel(Random random) {
        if (!orders.isEmpty()) {
            staff.withIdempotencyKey()
                    .post("/admin/v1/orders/" + any(orders, random) + "/cancel", Map.of("reason", "Test"));
        }
    }

    private static UUID uuid(String order) {
        return TypeIds.parse(OrderId.class, order).value();
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
