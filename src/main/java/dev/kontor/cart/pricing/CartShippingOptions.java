package dev.kontor.cart.pricing;

import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shipping options of a cart, the cheapest first.
///
/// @param items empty if the shop does not ship there, or nothing needs shipping; in a divided cart, the options of
///     the units in no group
/// @param selected the selected option, if it is offered
/// @param groups the options of each group of a divided cart; absent if the cart is not divided
public record CartShippingOptions(
        List<ShippingOption> items,
        @Nullable ShippingMethodId selected,
        @Nullable List<Group> groups) {

    /// The shipping options of one group.
    @Schema(name = "GroupShippingOptions")
    record Group(
            ShippingGroupId shippingGroupId,
            List<ShippingOption> items,
            @Nullable ShippingMethodId selected) {

        private static Group of(PricedGroup group) {
            return new Group(group.id(), group.options(), chosen(group));
        }
    }

    public static CartShippingOptions of(PricedCart priced) {
        return new CartShippingOptions(
                priced.own().map(PricedGroup::options).orElse(List.of()),
                priced.own().map(CartShippingOptions::chosen).orElse(null),
                priced.cart().isDivided()
                        ? priced.groups().stream().map(Group::of).toList()
                        : null);
    }

    private static @Nullable ShippingMethodId chosen(PricedGroup group) {
        var shipping = group.shipping();
        return shipping == null ? null : shipping.id();
    }
}
