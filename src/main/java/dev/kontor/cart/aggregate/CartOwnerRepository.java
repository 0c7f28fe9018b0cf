package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.database.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and changes the owners of carts.
@Repository
public class CartOwnerRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    CartOwnerRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Finds the guest's cart of a token, unless it has become an order.
    public Optional<CartId> ofGuest(String token) {
        return jdbc.sql("select id from cart.carts where token_hash = :hash and status <> 'COMPLETED'")
                .param("hash", Keyring.hash(token))
                .query(CartId.class)
                .optional();
    }

    /// Finds the customer's active cart; of several, the one changed last.
    public Optional<CartId> open(CustomerId customer) {
        return jdbc.sql("""
                        select id from cart.carts where customer_id = :customer and status = 'ACTIVE'
                        and drafted_by is null
                        order by updated_at desc, id desc limit 1
                        """)
                .param("customer", customer.value())
                .query(CartId.class)
                .optional();
    }

    /// Finds the customer's active cart in the channel of another cart.
    public Optional<CartId> otherOpenCart(CartId other, CustomerId customer) {
        return jdbc.sql("""
                        select id from cart.carts where customer_id = :customer and status = 'ACTIVE'
                        and drafted_by is null and id <> :other and channel = (select o.channel from cart.carts o where o.id = :other)
                        order by updated_at desc, id desc limit 1
                        """)
                .param("customer", customer.value())
                .param("other", other.value())
                .query(CartId.class)
                .optional();
    }

    /// Counts the carts of a customer in every state.
    public long count(CustomerId customer) {
        return jdbc.sql("select count(*) from cart.carts where customer_id = :customer")
                .param("customer", customer)
                .query(Long.class)
                .single();
    }

    /// Finds the active carts of a customer, the oldest first.
    public List<CartId> active(CustomerId customer) {
        return jdbc.sql("""
                        select id from cart.carts
                        where customer_id = :customer and status = 'ACTIVE' and drafted_by is null order by id
                        """).param("customer", customer).query(CartId.class).list();
    }

    /// Assigns all carts of a customer to another one.
    ///
    /// @return the number of carts
    public int reassign(CustomerId source, CustomerId target) {
        return jdbc.sql("""
                        update cart.carts c set customer_id = :target, version = c.version + 1
                        from (select id from cart.carts where customer_id = :source
                              order by id for no key update) as own
                        where c.id = own.id
                        """).param("source", source).param("target", target).update();
    }

    /// Serializes the merges of a customer's carts until the end of the caller's transaction.
    public void lockArrivals(CustomerId customer) {
        Sql.lock(jdbc, "cart.arrivals " + customer.text());
    }

    /// Assigns a guest's cart to the customer and invalidates its token. A quote ends: the customer can have other
    /// prices.
    public void takeOver(CartId id, CustomerId customer) {
        jdbc.sql("""
                        update cart.carts
                        set customer_id = :customer, token_hash = null, version = version + 1, updated_at = :now,
                            abandoned_at = null, kept_prices = null, kept_at = null, kept_until = null
                        where id = :id and customer_id is null and status = 'ACTIVE'
                        """)
                .param("customer", customer.value())
                .param("now", clock.instant())
                .param("id", id.value())
                .update();
    }
}
