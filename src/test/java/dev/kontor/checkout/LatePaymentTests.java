package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import dev.kontor.testing.Api;
import dev.kontor.testing.Background;
import dev.kontor.testing.KontorTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A payment whose outcome becomes known only after the hold of its order has expired. It is settled once, however many
/// learn of it at the same time: the units are taken again if they are there, and the money goes back if they are not.
@KontorTest
class LatePaymentTests {

    private static final int AT_ONCE = 8;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Payments payments;

    @Autowired
    private Background background;

    private BuyingShop shop;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1_000, 1);
    }

    @Test
    void theUnitsAreTakenAgainWhereTheyAreThere() throws Exception {
        var cart = unknown();
        assertThat(shop.free(mug)).isZero();
        expireHold(cart);
        assertThat(shop.free(mug)).isEqualTo(1);

        learnOf(cart);

        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
        assertThat(shop.status(cart)).isEqualTo("COMPLETED");
        assertThat(shop.charges(cart)).isEqualTo(1);
        assertThat(refunded(cart)).isZero();
        assertThat(shop.free(mug)).isZero();
        assertThat(reservation(cart)).isEqualTo("CONFIRMED");
    }

    @Test
    void theMoneyIsRefundedOnceIfAnotherBuyerHasTheUnits() throws Exception {
        var late = unknown();
        expireHold(late);
        var other = shop.payingCart(Map.of(mug, 1), "tok_approve");
        shop.complete(other).expect(201);

        learnOf(late);

        Awaitility.await().until(() -> refunded(late) == captured(late));
        assertThat(captured(late)).isPositive();
        assertThat(shop.orderStatus(late)).isEqualTo("CANCELED");
        assertThat(refunds(late)).isEqualTo(1);
        assertThat(shop.orderStatus(other)).isEqualTo("OPEN");
        assertThat(refunded(other)).isZero();
        assertThat(shop.free(mug)).isZero();
        assertThat(reservation(late)).isNotEqualTo("CONFIRMED");
        assertThat(reservation(other)).isEqualTo("CONFIRMED");
    }

    /// The provider has the money, and the shop does not know it.
    private GuestCart unknown() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_unknown");
        shop.complete(cart).expect(202);
        return cart;
    }

    private void expireHold(GuestCart cart) {
        jdbc.sql("update inventory.reservations set expires_at = now() - interval '1 minute' where reference = :order")
                .param("order", order(cart))
                .update();
        background.run("ReservationExpiry");
    }

    /// As the janitor, a webhook and a buyer who asks may do at the same moment.
    private void learnOf(GuestCart cart) throws Exception {
        var payment = new PaymentId(payment(cart));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> (Callable<Object>) () -> payments.refresh(payment))
                    .toList());
            for (var one : all) {
                one.get();
            }
        }
    }

    private UUID order(GuestCart cart) {
        return one("select id from orders.orders where cart_id = :cart", cart, UUID.class);
    }

    private UUID payment(GuestCart cart) {
        return one("select id from payment.payments where reference = :cart", cart, UUID.class);
    }

    private long captured(GuestCart cart) {
        return charge(cart, "captured_minor");
    }

    private long refunded(GuestCart cart) {
        return charge(cart, "refunded_minor");
    }

    /// What the books of the provider say.
    private long charge(GuestCart cart, String column) {
        return one(
                "select c." + column + " from payment.test_charges c join payment.payments p on p.id = c.key"
                        + " where p.reference = :cart",
                cart,
                Long.class);
    }

    private long refunds(GuestCart cart) {
        return one(
                "select count(*) from payment.operations o join payment.payments p on p.id = o.payment_id"
                        + " where o.kind = 'REFUND' and p.reference = :cart",
                cart,
                Long.class);
    }

    private String reservation(GuestCart cart) {
        return jdbc.sql("select state from inventory.reservations where reference = :order")
                .param("order", order(cart))
                .query(String.class)
                .single();
    }

    private <T> T one(String sql, GuestCart cart, Class<T> type) {
        return jdbc.sql(sql).param("cart", BuyingShop.uuid(cart)).query(type).single();
    }
}
