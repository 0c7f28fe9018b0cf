package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.Carts;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartBeingPaid;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.aggregate.PriceQuote;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.identity.Actor;
import dev.kontor.inventory.NextHold;
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Moves carts through the checkout. Every step is one conditional statement, so that repeated and late steps change
/// nothing.
@Repository
class CartCheckoutStates implements Carts {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    CartCheckoutStates(CartRepository carts, CartPricing pricing, JdbcClient jdbc, JsonMapper json) {
        this.carts = carts;
        this.pricing = pricing;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public CheckoutCart lock(CartId id, Actor actor, @Nullable String token) {
        var cart = carts.lock(id, new CartAccess(actor, token));
        return pricing.of(cart, CartPricing.Purpose.ORDER).forCheckout();
    }

    @Override
    public CheckoutCart find(CartId id, Actor actor, @Nullable String token) {
        var cart = carts.get(id, new CartAccess(actor, token));
        return pricing.of(cart, CartPricing.Purpose.SHOW).forCheckout();
    }

    @Override
    public Money totalWith(CartId id, Actor actor, @Nullable String token, String paymentMethod) {
        var cart = carts.get(id, new CartAccess(actor, token));
        var changed = cart.changeable(true).change(cart.draft().withPaymentMethod(paymentMethod), Map.of());
        return pricing.of(changed, CartPricing.Purpose.ORDER).totals().total();
    }

    @Override
    public void freeze(CartId id, UUID orderId, UUID paymentId, AgreedPrices agreed, Duration lease) {
        var order = (PriceQuote.Agreed) agreed;
        var configuration = jdbc.sql("""
                        update cart.carts
                        set status = 'FROZEN', order_id = :order, payment_id = :payment, frozen_at = now(),
                            lease_until = now() + make_interval(secs => :lease), version = version + 1,
                            hold_reference = null,
                            kept_prices = :prices::jsonb, agreed_terms = :terms::jsonb,
                            kept_at = case when kept_until > now() then kept_at else now() end,
                            kept_until = case when kept_until > now() then kept_until else now() end
                        where id = :id and status = 'ACTIVE' and %s
                        returning %s
                        """.formatted(Sql.COMMIT_WITHOUT_WAITING, ConfigurationVersions.ALL))
                .param("id", id.value())
                .param("order", orderId)
                .param("payment", paymentId)
                .param("prices", json.writeValueAsString(order.prices()))
                .param("terms", json.writeValueAsString(order.terms()))
                .param("lease", lease.toSeconds())
                .query(String.class)
                .optional()
                .orElseThrow(CartBeingPaid::new);
        ConfigurationVersions.requireUnchanged(configuration);
    }

    @Override
    public void endQuotedPromotions(CartId id) {
        jdbc.sql("""
                        update cart.carts set kept_prices = jsonb_set(kept_prices, '{promotions}', '[]'),
                            version = version + 1
                        where id = :id and status = 'ACTIVE' and kept_until > now()
                            and jsonb_path_exists(kept_prices, '$.promotions[0]')
                        """).param("id", id.value()).update();
    }

    @Override
    public void lease(CartId id, UUID orderId, Duration lease) {
        jdbc.sql("""
                        update cart.carts set lease_until = now() + make_interval(secs => :lease)
                        where id = :id and status = 'FROZEN' and order_id = :order
                        """)
                .param("id", id.value())
                .param("order", orderId)
                .param("lease", lease.toSeconds())
                .update();
    }

    /// Prices that were stored without a quote end with the attempt. The end of a hold outlives it.
    @Override
    public Optional<Thawed> thaw(CartId id, UUID paymentId) {
        return jdbc.sql("""
                        update cart.carts c
                        set status = 'ACTIVE', order_id = null, payment_id = null, frozen_at = null,
                            lease_until = null, version = c.version + 1, agreed_terms = null,
                            hold_reference = case when c.hold_until > now() then :hold end,
                            kept_prices = case when c.kept_until > c.kept_at then c.kept_prices end,
                            kept_at = case when c.kept_until > c.kept_at then c.kept_at end,
                            kept_until = case when c.kept_until > c.kept_at then c.kept_until end
                        from (select id, order_id from cart.carts
                              where id = :id and status = 'FROZEN' and payment_id = :payment
                              for update) as frozen
                        where c.id = frozen.id
                        returning frozen.order_id, c.hold_reference,
                            ceil(extract(epoch from c.hold_until - now()))::bigint as hold_seconds
                        """)
                .param("id", id.value())
                .param("payment", paymentId)
                .param("hold", UUID.randomUUID())
                .query((row, _) -> new Thawed(row.getObject("order_id", UUID.class), nextHold(row)))
                .optional();
    }

    private static @Nullable NextHold nextHold(ResultSet row) throws SQLException {
        var reference = row.getObject("hold_reference", UUID.class);
        return reference == null ? null : new NextHold(reference, Duration.ofSeconds(row.getLong("hold_seconds")));
    }

    @Override
    public void endHold(CartId id) {
        jdbc.sql("update cart.carts set hold_reference = null, hold_until = null where id = :id and status = 'ACTIVE'")
                .param("id", id)
                .update();
    }

    @Override
    public Completion complete(CartId id, UUID paymentId) {
        return jdbc.sql("""
                        with done as (
                            update cart.carts set status = 'COMPLETED', lease_until = null, version = version + 1
                            where id = :id and status = 'FROZEN' and payment_id = :payment
                            returning id
                        )
                        select case when exists (select from done) then 'COMPLETED'
                                    when exists (select from cart.carts where id = :id) then 'NOT_WAITING'
                                    else 'NO_CART' end
                        """)
                .param("id", id.value())
                .param("payment", paymentId)
                .query((row, _) -> Completion.valueOf(row.getString(1)))
                .single();
    }

    @Override
    public List<Frozen> leaseOverdue(Duration age, Duration lease, int limit) {
        return jdbc.sql("""
                        update cart.carts set lease_until = now() + make_interval(secs => :lease)
                        where id in (
                            select id from cart.carts
                            where status = 'FROZEN' and frozen_at < now() - make_interval(secs => :age)
                              and lease_until <= now()
                            order by frozen_at limit :limit for update skip locked)
                        returning id, order_id, payment_id
                        """)
                .param("age", age.toSeconds())
                .param("lease", lease.toSeconds())
                .param("limit", limit)
                .query(Frozen.class)
                .list();
    }
}
