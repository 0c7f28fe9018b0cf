package dev.kontor.cart.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.shipping.CartDivision;
import dev.kontor.cart.shipping.DivideCart;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How a cart is divided, and what changes of its items do to its groups.
class CartShippingTests {

    private static final VariantId MUG = VariantId.next();
    private static final VariantId CUP = VariantId.next();
    private static final Address OSLO =
            new Address("Ada", "Lovelace", null, "Street 1", null, "Oslo", null, "0150", "NO", null);

    private final Cart cart =
            empty().add(new CartItem.Content(MUG, Map.of()), 5, 100).add(new CartItem.Content(CUP, Map.of()), 2, 100);
    private final CartItemId mug = cart.items().get(0).id();
    private final CartItemId cup = cart.items().get(1).id();

    @Test
    void anUndividedCartIsOneGroupUnderItsOwnId() {
        var method = ShippingMethodId.next();

        var shipped = cart.ship(cart.own(), method, null);

        assertThat(shipped.isDivided()).isFalse();
        assertThat(shipped.groups())
                .containsExactly(
                        new CartGroup(new ShippingGroupId(cart.id().value()), null, method, Map.of(mug, 5, cup, 2)));
    }

    @Test
    void whatIsInNoGroupGoesWithTheCartItself() {
        var divided = divide(cart, group(OSLO, Map.of(mug, 3)), group(null, Map.of(cup, 2)));

        assertThat(divided.groups())
                .extracting(CartGroup::units)
                .containsExactly(Map.of(mug, 2), Map.of(mug, 3), Map.of(cup, 2));
        assertThat(divided.groups()).extracting(CartGroup::address).containsExactly(null, OSLO, null);
        var all = divide(cart, group(OSLO, Map.of(mug, 5, cup, 2)));
        assertThat(all.groups()).extracting(CartGroup::units).containsExactly(Map.of(mug, 5, cup, 2));
        assertThat(divide(divided).groups()).isEqualTo(cart.groups());
    }

    @Test
    void unitsThatGoLeaveTheCartItselfFirstAndThenTheLastGroup() {
        var divided = divide(cart, group(OSLO, Map.of(mug, 2)), group(OSLO, Map.of(mug, 2, cup, 1)));

        assertThat(divided.change(mug, 4, Map.of(), 100).groups())
                .extracting(CartGroup::units)
                .containsExactly(Map.of(cup, 1), Map.of(mug, 2), Map.of(mug, 2, cup, 1));
        assertThat(divided.change(mug, 3, Map.of(), 100).shipping().groups())
                .extracting(CartGroup::units)
                .containsExactly(Map.of(mug, 2), Map.of(mug, 1, cup, 1));
        assertThat(divided.change(mug, 1, Map.of(), 100).remove(cup).groups())
                .extracting(CartGroup::units)
                .containsExactly(Map.of(mug, 1));
        assertThat(divided.empty().isDivided()).isFalse();
    }

    @Test
    void aGroupKeepsItsWayToShipUntilItsAddressChanges() {
        var divided = divide(cart, group(OSLO, Map.of(mug, 2)));
        var id = divided.shipping().groups().getFirst().id();
        var method = ShippingMethodId.next();
        var shipped = divided.ship(id, method, null);

        var more = divide(shipped, new DivideCart.Group(id, OSLO, units(Map.of(mug, 4))));
        var elsewhere = divide(shipped, new DivideCart.Group(id, null, units(Map.of(mug, 2))));

        assertThat(more.shipping().groups()).containsExactly(new CartGroup(id, OSLO, method, Map.of(mug, 4)));
        assertThat(elsewhere.shipping().groups()).containsExactly(new CartGroup(id, null, null, Map.of(mug, 2)));
    }

    @Test
    void noMoreThanTheCartHasIsDivided() {
        var stranger = CartItemId.next();

        assertThatThrownBy(() -> divide(
                        cart,
                        group(OSLO, Map.of(mug, 3)),
                        group(OSLO, Map.of(mug, 3)),
                        group(OSLO, Map.of(stranger, 1)),
                        new DivideCart.Group(ShippingGroupId.next(), null, units(Map.of(cup, 1)))))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.errors())
                                .extracting(FieldProblem::pointer)
                                .containsExactly(
                                        "/groups/1/items/0/quantity", "/groups/2/items/0/itemId", "/groups/3/id"));
        var many = Collections.nCopies(
                CartShipping.MAX_GROUPS + 1, new CartGroup(ShippingGroupId.next(), null, null, Map.of(mug, 1)));
        assertThatThrownBy(() -> cart.divide(many)).isInstanceOf(RejectedException.class);
    }

    @Test
    void groupsComeAlongWhenCartsAreMerged() {
        var guests = empty().add(new CartItem.Content(MUG, Map.of()), 4, 100);
        var theirs = divide(guests, group(OSLO, Map.of(guests.items().getFirst().id(), 3)));
        var ours = divide(cart, group(null, Map.of(mug, 1)));

        var merged = ours.take(theirs, Map.of(), _ -> SellableVariant.MAX_UNITS);

        assertThat(merged.groups())
                .extracting(CartGroup::units)
                .containsExactly(Map.of(mug, 5, cup, 2), Map.of(mug, 1), Map.of(mug, 3));
        assertThat(merged.groups().getLast().address()).isEqualTo(OSLO);
    }

    private static Cart divide(Cart cart, DivideCart.Group... groups) {
        return cart.divide(CartDivision.of(cart, new DivideCart(List.of(groups))));
    }

    private static DivideCart.Group group(@Nullable Address address, Map<CartItemId, Integer> units) {
        return new DivideCart.Group(null, address, units(units));
    }

    private static List<DivideCart.Units> units(Map<CartItemId, Integer> units) {
        return units.entrySet().stream()
                .map(entry -> new DivideCart.Units(entry.getKey(), entry.getValue()))
                .toList();
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
}
