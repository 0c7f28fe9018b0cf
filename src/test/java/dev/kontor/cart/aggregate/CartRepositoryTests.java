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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class CartRepositoryTests {

    @Autowired
    private Api api;

    @Autowired
    private CartRepository carts;

    @Test
    void ofTwoWhoChangeTheSameVersionTheSlowerIsTold() {
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
}
