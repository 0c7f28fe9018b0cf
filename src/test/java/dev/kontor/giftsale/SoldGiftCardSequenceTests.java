package dev.kontor.giftsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.giftcard.GiftCardShop.Card;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever happens to the sold cards of an order, in any order: no card has both its value and a refund, the books of
/// each card agree, and no more is refunded than was withdrawn.
@KontorTest
class SoldGiftCardSequenceTests {

    private static final int CARDS = 4;
    private static final int VALUE = 1_500;
    private static final int STEPS = 12;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private LastingKeys keys;

    private BuyingShop shop;
    private GiftCardShop books;
    private Api staff;
    private VariantId card;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        books = new GiftCardShop(staff, jdbc);
        mug = shop.variant(1_000, 1_000);
        card = shop.variant(VALUE, 0);
        var product = new ProductId(jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", card.value())
                .query(UUID.class)
                .single());
        staff.with("If-Match", "*")
                .put("/admin/v1/products/" + product.text() + "/gift-card", Map.of("amount", "FIXED"))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 80, 900})
    void noCardIsSpentAndRefunded(long seed) {
        var random = new Random(seed);
        // With a mug that waits for its parcel, so that units can be canceled too.
        var cart = shop.readyCart(Map.of(card, CARDS, mug, 1));
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        var id = TypeIds.parse(OrderId.class, order.at("/id"));
        await().atMost(Duration.ofSeconds(20)).until(() -> cards(id).size() == CARDS);
        var line = line(order);

        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> spend(cards(id).get(random.nextInt(CARDS)));
                case 2 -> allowed(refund(id, line, 1 + random.nextInt(2)), 201);
                default -> allowed(cancel(order, line), 200);
            }
            cards(id).forEach(each -> books.check(new Card(new GiftCardId(each).text(), "")));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> check(id, line));
        }
    }

    private void check(OrderId order, String line) {
        record State(long units, long withdrawn, long minor) {}
        var state = jdbc.sql("""
                        select (select count(*) from giftsale.cards where order_id = :order and revoked_for is not null) as units,
                            (select coalesce(-sum(t.amount_minor), 0) from giftcard.transactions t
                                join giftsale.cards c on c.card_id = t.card_id
                                where c.order_id = :order and t.kind = 'ADJUST') as withdrawn,
                            (select coalesce(sum((item ->> 'minor')::bigint), 0) from payment.refunds r
                                cross join lateral jsonb_array_elements(r.items) item
                                join orders.orders o on o.payment_id = r.payment_id
                                where o.id = :order and r.status = 'SUCCEEDED' and item ->> 'id' = :line) as minor
                        """)
                .param("order", order.value())
                .param("line", line)
                .query(State.class)
                .single();
        assertThat(state.withdrawn()).isEqualTo(state.units() * VALUE);
        assertThat(state.minor()).isEqualTo(state.withdrawn());
    }

    private static void allowed(Api.Response response, int done) {
        if (response.status() != done) {
            assertThat(response.at("/code"))
                    .isIn("gift-card-used", "quantity-limit", "refund-exceeds-payment", "invalid-state-transition");
        }
    }

    private void spend(UUID id) {
        var cart = shop.readyCart(Map.of(mug, 1));
        var code = GiftCardCode.sold(new GiftCardId(id), keys).text();
        if (cart.api().post(cart.path("/gift-cards"), Map.of("code", code)).status() == 200) {
            shop.complete(cart).expect(201);
        }
    }

    private List<UUID> cards(OrderId order) {
        return jdbc.sql("select card_id from giftsale.cards where order_id = :order order by unit")
                .param("order", order.value())
                .query(UUID.class)
                .list();
    }

    private String line(Api.Response order) {
        return staff.get("/admin/v1/orders/" + order.at("/id"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/variantId").asString().equals(card.text()))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
    }

    private Api.Response refund(OrderId order, String line, int quantity) {
        var payment = new PaymentId(jdbc.sql("select payment_id from orders.orders where id = :id")
                .param("id", order.value())
                .query(UUID.class)
                .single());
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + payment.text() + "/refunds",
                        Map.of("reason", "Test", "items", List.of(Map.of("id", line, "quantity", quantity))));
    }

    private Api.Response cancel(Api.Response order, String line) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/id") + "/cancel",
                        Map.of("reason", "Test", "items", List.of(Map.of("itemId", line, "quantity", 1))));
    }
}
