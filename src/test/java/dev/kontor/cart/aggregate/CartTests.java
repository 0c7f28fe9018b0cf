package dev.kontor.cart.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.cart.CartAlreadyCompleted;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shipping.ShippingMethodId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartTests {

    private static final VariantId MUG = VariantId.next();
    private static final VariantId SHIRT = VariantId.next();

    private static CartItem.Content content(VariantId variant) {
        return new CartItem.Content(variant, Map.of());
    }

    @Test
    void addsUpUnitsOfTheSameVariant() {
        var cart =
                empty().add(content(MUG), 2, 1000).add(content(SHIRT), 1, 2000).add(content(MUG), 3, 1100);

        assertThat(cart.items()).extracting(CartItem::variantId).containsExactly(MUG, SHIRT);
        assertThat(cart.items()).extracting(CartItem::quantity).containsExactly(5, 1);
        assertThat(cart.items().getFirst().addedPriceMinor()).isEqualTo(1100);
    }

    @Test
    void separatesUnitsWithDifferentInputs() {
        var ada = new CartItem.Content(MUG, Map.of("engraving", "Ada"));
        var cart = empty().add(content(MUG), 1, 1000).add(ada, 2, 1500).add(ada, 1, 1500);

        assertThat(cart.items()).extracting(CartItem::quantity).containsExactly(1, 3);

        var plain = cart.items().getFirst();
        var same = cart.change(plain.id(), 4, ada.inputs(), 1500);

        assertThat(same.items()).extracting(CartItem::id).containsExactly(plain.id());
        assertThat(same.items()).extracting(CartItem::quantity).containsExactly(7);
        assertThat(same.items()).extracting(CartItem::inputs).containsExactly(ada.inputs());
    }

    @Test
    void mergesTheInputsOfTheItemsOfAnotherCart() {
        var ada = new CartItem.Content(MUG, Map.of("engraving", "Ada"));
        var bob = new CartItem.Content(MUG, Map.of("engraving", "Bob"));
        var guests = empty().add(ada, 2, 1500).add(bob, 1, 1500);

        var merged = empty().add(ada, 1, 1500).take(guests, Map.of(), _ -> SellableVariant.MAX_UNITS);

        assertThat(merged.items()).extracting(CartItem::content).containsExactly(ada, bob);
        assertThat(merged.items()).extracting(CartItem::quantity).containsExactly(3, 1);
    }

    @Test
    void takesAtMost999UnitsOfAVariant() {
        var cart = empty().add(content(MUG), 999, 1000);

        assertLimit(() -> cart.add(content(MUG), 1, 1000));
        assertThat(cart.items().getFirst().quantity()).isEqualTo(999);
    }

    @Test
    void takesAtMost100Items() {
        var cart = empty();
        for (int item = 0; item < 100; item++) {
            cart = cart.add(content(VariantId.next()), 1, 1000);
        }
        var full = cart;

        assertLimit(() -> full.add(content(MUG), 1, 1000));
    }

    @Test
    void doesNotKnowItemsOfOtherCarts() {
        var cart = empty().add(content(MUG), 1, 1000);

        assertThatThrownBy(() -> cart.remove(CartItemId.next())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> cart.change(CartItemId.next(), 2, Map.of(), 1000))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({"FROZEN, INVALID_STATE_TRANSITION", "COMPLETED, CART_ALREADY_COMPLETED"})
    void changesOnlyWhileItIsActive(CartStatus status, ProblemCode code) {
        var active = empty().add(content(MUG), 1, 1000);
        var item = active.items().getFirst().id();
        var cart = in(status, active);
        List<Consumer<Cart>> steps = List.of(
                it -> it.add(content(SHIRT), 1, 1000),
                it -> it.change(item, 2, Map.of(), 1000),
                it -> it.remove(item),
                Cart::empty,
                it -> it.change(it.draft(), Map.of()),
                it -> it.ship(it.own(), ShippingMethodId.next(), null));

        assertThat(steps)
                .allSatisfy(step -> assertThatThrownBy(() -> step.accept(cart))
                        .isInstanceOfSatisfying(
                                DomainException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }

    @Test
    void namesTheOrderThatItBecame() {
        var cart = in(CartStatus.COMPLETED, empty());

        assertThatThrownBy(cart::empty)
                .isInstanceOfSatisfying(
                        CartAlreadyCompleted.class,
                        refusal -> assertThat(refusal.details()).containsKey("orderId"));
    }

    private static void assertLimit(ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.QUANTITY_LIMIT));
    }

    private static Cart empty() {
        return Cart.empty(
                new CartDraft(
                        Currency.getInstance("EUR"),
                        Locale.ENGLISH,
                        "default",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null),
                null,
                null,
                Instant.EPOCH);
    }

    private static Cart in(CartStatus status, Cart cart) {
        var order = UUID.randomUUID();
        return new Cart(
                cart.id(),
                cart.customerId(),
                cart.draft(),
                cart.shipping(),
                cart.items(),
                status,
                status == CartStatus.FROZEN ? new CheckoutCart.CheckoutAttempt(order, UUID.randomUUID(), false) : null,
                status == CartStatus.COMPLETED ? order : null,
                cart.version(),
                cart.expiresAt(),
                null,
                null);
    }
}
