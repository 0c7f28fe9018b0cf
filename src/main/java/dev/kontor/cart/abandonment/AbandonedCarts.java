package dev.kontor.cart.abandonment;

import dev.kontor.cart.CartAbandoned;
import dev.kontor.cart.CartId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.database.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Abandoned carts and their recovery tokens, of which only the hash is stored.
@Repository
class AbandonedCarts {

    private final JdbcClient jdbc;
    private final LastingKeys keys;
    private final Clock clock;

    AbandonedCarts(JdbcClient jdbc, LastingKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /// Locks carts that have been idle for the given time and not been reported since, the oldest first, skipping
    /// those that another process has locked.
    List<CartAbandoned> lockIdle(Duration idle, int limit) {
        return jdbc.sql("""
                        select id, customer_id, email, locale, currency, updated_at,
                               (select sum(quantity)::int from cart.items where cart_id = c.id) as units
                        from cart.carts c
                        where status = 'ACTIVE' and email is not null and abandoned_at is null and drafted_by is null
                          and updated_at < now() - make_interval(secs => :idle)
                          and exists (select from cart.items where cart_id = c.id)
                        order by updated_at limit :limit for no key update skip locked
                        """)
                .param("idle", idle.toSeconds())
                .param("limit", limit)
                .query((row, _) -> {
                    var customer = row.getObject("customer_id", UUID.class);
                    return new CartAbandoned(
                            new CartId(row.getObject("id", UUID.class)),
                            customer == null ? null : new CustomerId(customer).text(),
                            row.getString("email"),
                            row.getString("locale"),
                            row.getString("currency"),
                            row.getInt("units"),
                            Sql.instant(row, "updated_at"));
                })
                .list();
    }

    /// @param tokens of the buyers who get a mail
    void mark(List<CartAbandoned> carts, Map<CartId, String> tokens, Duration validity) {
        record Marked(CartId id, @Nullable String hash, String address) {}
        var marked = carts.stream()
                .map(cart -> new Marked(cart.cartId(), hash(tokens.get(cart.cartId())), Keyring.hex(key(cart.email()))))
                .toList();
        jdbc.sql("""
                        with marked as (
                            select id, decode(hash, 'hex') as hash, decode(address, 'hex') as address_key
                            from unnest(:carts.id::uuid[], :carts.hash::text[], :carts.address::text[]) as t (id, hash, address)
                        ), reminded as (
                            insert into cart.reminders (token_hash, address_key, created_at)
                            select hash, address_key, now() from marked where hash is not null
                        )
                        update cart.carts c
                        set abandoned_at = now(), recovery_hash = marked.hash,
                            recovery_until = case when marked.hash is null then null
                                else now() + make_interval(secs => :validity) end
                        from marked where c.id = marked.id
                        """)
                .param("validity", validity.toSeconds())
                .param("carts", marked)
                .update();
    }

    private static @Nullable String hash(@Nullable String token) {
        return token == null ? null : Keyring.hex(Keyring.hash(token));
    }

    /// The cart of a recovery token.
    ///
    /// @param customerId the owner, if the cart belongs to an account
    record Found(CartId id, @Nullable UUID customerId) {}

    /// Finds and locks the cart of the token; empty if the token was used or has expired.
    Optional<Found> lock(String token) {
        return jdbc.sql("""
                        select id, customer_id from cart.carts
                        where recovery_hash = :hash and recovery_until > now() for no key update
                        """)
                .param("hash", Keyring.hash(token))
                .query(Found.class)
                .optional();
    }

    /// Marks the token as used.
    ///
    /// @param tokenHash hash of the new token of a guest's cart; ignored for a customer's
    void recover(CartId id, byte[] tokenHash, Duration lifetime) {
        jdbc.sql("""
                        update cart.carts
                        set recovery_hash = null, recovery_until = null, abandoned_at = null, recovered_at = now(),
                            token_hash = case when customer_id is null then :tokenHash end, version = version + 1,
                            updated_at = :now, expires_at = now() + make_interval(secs => :lifetime)
                        where id = :id
                        """)
                .param("tokenHash", tokenHash)
                .param("now", clock.instant())
                .param("lifetime", lifetime.toSeconds())
                .param("id", id.value())
                .update();
    }

    /// Unsubscribes the address that received the token.
    ///
    /// @return false if nobody received such a token
    boolean optOut(String token) {
        return jdbc.sql("""
                        insert into cart.reminder_opt_outs as o (address_key, created_at)
                        select address_key, now() from cart.reminders where token_hash = :hash
                        on conflict (address_key) do update set created_at = o.created_at
                        """).param("hash", Keyring.hash(token)).update() == 1;
    }

    /// Returns those of the addresses that have unsubscribed.
    Set<String> optedOut(List<String> emails) {
        var keys = emails.stream().distinct().toList();
        var found = jdbc.sql("""
                        select encode(address_key, 'hex') from cart.reminder_opt_outs
                        where address_key in (select decode(hex, 'hex') from unnest(:keys::text[]) hex)
                        """)
                .param(
                        "keys",
                        keys.stream().map(email -> Keyring.hex(key(email))).toArray(String[]::new))
                .query(String.class)
                .set();
        var out = new HashSet<String>();
        keys.stream().filter(email -> found.contains(Keyring.hex(key(email)))).forEach(out::add);
        return out;
    }

    private byte[] key(String email) {
        return keys.sign("cart-reminder", email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
