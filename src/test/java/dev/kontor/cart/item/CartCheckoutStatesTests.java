package dev.kontor.cart.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.cart.CartId;
import dev.kontor.cart.Carts;
import dev.kontor.cart.aggregate.AgreedTerms;
import dev.kontor.cart.aggregate.CartBeingPaid;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.aggregate.CartRows;
import dev.kontor.cart.aggregate.CartSettings;
import dev.kontor.cart.aggregate.PriceQuote;
import dev.kontor.cart.pricing.CartBuyers;
import dev.kontor.cart.pricing.CartItemQueries;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.CartPromotions;
import dev.kontor.cart.pricing.CartStock;
import dev.kontor.cart.pricing.CartTaxes;
import dev.kontor.catalog.Catalog;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.giftcard.GiftCards;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.StockDisclosure;
import dev.kontor.pricing.Pricing;
import dev.kontor.promotion.Promotions;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shipping.Shipping;
import dev.kontor.tax.TaxQuotes;
import dev.kontor.tax.Taxes;
import dev.kontor.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class CartCheckoutStatesTests {

    private static final PriceQuote.Agreed AGREED = new PriceQuote.Agreed(
            new PriceQuote.Prices(List.of(), null, null, null, 0), new AgreedTerms(Map.of(), Map.of()));
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final UUID order = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();

    @Test
    void freezesOnceAndThawsOnlyForItsPayment() {
        var cart = activeCart();
        passages().freeze(cart, order, payment, AGREED, LEASE);

        assertThatThrownBy(() -> passages().freeze(cart, UUID.randomUUID(), UUID.randomUUID(), AGREED, LEASE))
                .isInstanceOf(CartBeingPaid.class);
        assertThat(passages().thaw(cart, UUID.randomUUID())).isEmpty();
        assertThat(status(cart)).isEqualTo("FROZEN");

        assertThat(passages().thaw(cart, payment)).contains(new Carts.Thawed(order, null));
        assertThat(status(cart)).isEqualTo("ACTIVE");
        assertThat(passages().thaw(cart, payment)).isEmpty();
    }

    @Test
    void completesOnlyForTheOrderAndPaymentUnderWay() {
        var cart = activeCart();
        assertThat(passages().complete(cart, payment)).isEqualTo(Carts.Completion.NOT_WAITING);
        passages().freeze(cart, order, payment, AGREED, LEASE);

        assertThat(passages().complete(cart, UUID.randomUUID())).isEqualTo(Carts.Completion.NOT_WAITING);
        assertThat(passages().complete(cart, payment)).isEqualTo(Carts.Completion.COMPLETED);
        assertThat(status(cart)).isEqualTo("COMPLETED");
        assertThat(passages().complete(cart, payment)).isEqualTo(Carts.Completion.NOT_WAITING);
        assertThat(passages().thaw(cart, payment)).isEmpty();
        assertThat(status(cart)).isEqualTo("COMPLETED");
    }

    @Test
    void knowsWhenThereIsNoSuchCart() {
        assertThat(passages().complete(CartId.next(), payment)).isEqualTo(Carts.Completion.NO_CART);
    }

    @Test
    void leasesAnOverdueCartToOneCallerOnly() throws Exception {
        var cart = activeCart();
        var waiting = activeCart();
        passages().freeze(cart, order, payment, AGREED, Duration.ZERO);
        passages().freeze(waiting, UUID.randomUUID(), UUID.randomUUID(), AGREED, Duration.ofMinutes(2));
        jdbc.sql("update cart.carts set frozen_at = now() - interval '1 hour' where id = any(:ids)")
                .param("ids", java.util.List.of(cart.value(), waiting.value()))
                .update();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> claim = () -> passages().leaseOverdue(Duration.ofMinutes(20), LEASE, 100).stream()
                    .map(Carts.Frozen::id)
                    .filter(cart::equals)
                    .count();
            long claims = 0;
            for (var result :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> claim).toList())) {
                claims += result.get();
            }
            assertThat(claims).isEqualTo(1);
        }
        assertThat(status(waiting)).isEqualTo("FROZEN");
    }

    private CartCheckoutStates passages() {
        var json = new JsonMapper();
        var quotes = new CartPricing(
                new CartItemQueries(jdbc, uncalled(Catalog.class), uncalled(Pricing.class), Clock.systemUTC()),
                new CartStock(uncalled(Inventory.class), uncalled(StockDisclosure.class)),
                uncalled(GiftCards.class),
                new CartTaxes(uncalled(Taxes.class), uncalled(TaxQuotes.class)),
                uncalled(Shipping.class),
                new CartBuyers(uncalled(CustomerGroups.class)),
                new CartPromotions(uncalled(Promotions.class)),
                SettingsGroup.constant("cart", new CartSettings(List.of())));
        return new CartCheckoutStates(
                new CartRepository(jdbc, new CartRows(json), json, Clock.systemUTC()), quotes, jdbc, json);
    }

    /// A module that these steps have nothing to ask.
    private static <T> T uncalled(Class<T> module) {
        return module.cast(Proxy.newProxyInstance(module.getClassLoader(), new Class<?>[] {module}, (_, method, _) -> {
            throw new AssertionError(method);
        }));
    }

    private CartId activeCart() {
        var id = CartId.next();
        jdbc.sql("""
                        insert into cart.carts (id, token_hash, currency, locale, status, version, created_at, updated_at,
                            expires_at)
                        values (:id, sha256(:id::text::bytea), 'EUR', 'en', 'ACTIVE', 1, now(), now(), now())
                        """).param("id", id.value()).update();
        return id;
    }

    private String status(CartId cart) {
        return jdbc.sql("select status from cart.carts where id = :id")
                .param("id", cart.value())
                .query(String.class)
                .single();
    }
}
