package dev.kontor.cart.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.cart.CartId;
import dev.kontor.identity.Actor;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class CartRepositoryTests {

    private static final Duration LIFETIME = Duration.ofDays(1);

    @Autowired
    private Api api;

    @Autowired
    private CartRepository carts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void ofTwoWhoChangeTheSameVersionTheSlowerIsRefused() {
        var created = api.post("/store/v1/carts", "{}").expect(201);
        var id = TypeIds.parse(CartId.class, created.at("/id"));
        var access = new CartAccess(new Actor.Guest(), created.at("/token"));
        var read = carts.find(id, access).orElseThrow();
        var kept = carts.save(read, read.empty(), Duration.ofDays(1));

        assertThatThrownBy(() -> carts.save(read, read.empty(), Duration.ofDays(1)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.CART_CHANGED));

        assertThat(carts.find(id, access).orElseThrow().version()).isEqualTo(kept.version());
    }

    /// PostgreSQL writes the indexes of a row again only if a value of one of them changes.
    @Test
    void theTimesOfAGuestsCartAreExactToAMinute() {
        var created = api.post("/store/v1/carts", "{}").expect(201);
        var id = TypeIds.parse(CartId.class, created.at("/id"));
        var access = new CartAccess(new Actor.Guest(), created.at("/token"));
        var first = changed(id, access);

        assertThat(changed(id, access)).isEqualTo(first);

        age(id, "30 seconds");
        var recent = times(id);
        assertThat(changed(id, access)).isEqualTo(recent);

        age(id, "61 seconds");
        var later = changed(id, access);
        assertThat(later.updatedAt()).isEqualTo(first.updatedAt());
        assertThat(later.expiresAt()).isAfterOrEqualTo(first.expiresAt());
    }

    @Test
    void aShorterLifetimeCountsAtOnce() {
        var created = api.post("/store/v1/carts", "{}").expect(201);
        var id = TypeIds.parse(CartId.class, created.at("/id"));
        var access = new CartAccess(new Actor.Guest(), created.at("/token"));
        var before = changed(id, access);

        var read = carts.find(id, access).orElseThrow();
        carts.save(read, read.empty(), LIFETIME.minusHours(1));

        assertThat(times(id).expiresAt()).isBefore(before.expiresAt());
    }

    @Test
    void theCartOfACustomerHasTheExactTime() {
        var created = api.post("/store/v1/carts", "{}").expect(201);
        var id = TypeIds.parse(CartId.class, created.at("/id"));
        var access = new CartAccess(new Actor.Guest(), created.at("/token"));
        changed(id, access);
        jdbc.sql("update cart.carts set token_hash = null, customer_id = gen_random_uuid() where id = :id")
                .param("id", id.value())
                .update();
        age(id, "5 seconds");
        var before = times(id);

        var read = carts.find(id).orElseThrow();
        carts.save(read, read.empty(), LIFETIME);

        assertThat(times(id).updatedAt()).isEqualTo(before.updatedAt().plusSeconds(5));
    }

    private record Times(Instant updatedAt, Instant expiresAt) {}

    private Times changed(CartId id, CartAccess access) {
        var read = carts.find(id, access).orElseThrow();
        carts.save(read, read.empty(), LIFETIME);
        return times(id);
    }

    /// The clock of the tests stands still, that of the database does not.
    private void age(CartId id, String interval) {
        jdbc.sql("""
                        update cart.carts set updated_at = updated_at - :age::interval, expires_at = expires_at - :age::interval
                        where id = :id
                        """).param("age", interval).param("id", id.value()).update();
    }

    private Times times(CartId id) {
        return jdbc.sql("select updated_at, expires_at from cart.carts where id = :id")
                .param("id", id.value())
                .query(Times.class)
                .single();
    }
}
