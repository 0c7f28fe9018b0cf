package dev.kontor.checkout;

import dev.kontor.cart.CheckoutCart;
import dev.kontor.catalog.BundlePart;
import dev.kontor.identity.Actor;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shipping.OfferedPickup;
import dev.kontor.shipping.ShippingGroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Copies a checked cart into a new order.
final class NewOrders {

    private NewOrders() {}

    static NewOrder of(
            OrderId id, CheckoutCart cart, Actor actor, PaymentSnapshot payment, byte @Nullable [] tokenHash) {
        var billing = cart.billingAddress() == null ? cart.shippingAddress() : cart.billingAddress();
        var whole = cart.isDivided() ? null : cart.groups().getFirst();
        var groups =
                whole == null ? cart.groups().stream().map(NewOrders::group).toList() : List.<NewOrder.Group>of();
        var lines = lines(cart, groups);
        var customer = cart.customerId() == null ? actor.customerId().orElse(null) : cart.customerId();
        return new NewOrder(
                id,
                cart.id().value(),
                customer,
                Objects.requireNonNull(cart.email()),
                cart.locale(),
                cart.channel(),
                cart.note(),
                tokenHash,
                whole != null && whole.isShipped() ? whole.shippingAddress() : null,
                Objects.requireNonNull(billing),
                lines,
                whole == null ? null : shipping(whole),
                groups,
                new NewOrder.Totals(
                        cart.totals().subtotal(),
                        cart.totals().shipping(),
                        cart.totals().discount(),
                        cart.totals().tax(),
                        cart.totals().total(),
                        cart.totals().pricesIncludeTax()),
                taxZone(cart),
                whole == null ? null : whole.taxRounding(),
                whole == null ? null : whole.taxTreatment(),
                cart.taxNotes(),
                cart.vatNumber(),
                cart.exemption(),
                new NewTaxDocument(cart, lines, groups).of(id, customer),
                cart.quote() != null && cart.quote().current() ? cart.quote().at() : null,
                payment.id(),
                payment.method(),
                cart.draft() == null ? null : cart.draft().by());
    }

    /// Returns the tax zone of all groups if they share one.
    private static @Nullable String taxZone(CheckoutCart cart) {
        var first = cart.groups().getFirst().taxZone();
        return cart.groups().stream().allMatch(group -> Objects.equals(group.taxZone(), first)) ? first : null;
    }

    /// Creates new ids for the groups, because a cart can be ordered again after a failed payment.
    private static NewOrder.Group group(CheckoutCart.Group group) {
        return new NewOrder.Group(
                ShippingGroupId.next(),
                group.isShipped() ? group.shippingAddress() : null,
                shipping(group),
                group.taxZone(),
                group.taxRounding(),
                Objects.requireNonNull(group.taxTreatment()),
                group.totals().pricesIncludeTax());
    }

    private static NewOrder.@Nullable Shipping shipping(CheckoutCart.Group group) {
        var option = group.shipping();
        var tax = group.shippingTax();
        return option == null || tax == null
                ? null
                : new NewOrder.Shipping(
                        option.id(),
                        option.code(),
                        option.name(),
                        option.price(),
                        discounts(group.shippingDiscounts()),
                        option.rule(),
                        option.deliveryFromOn(),
                        option.deliveryToOn(),
                        pickup(option.pickup()),
                        option.carrierPoint() == null
                                ? null
                                : option.carrierPoint().selected(),
                        group.totals().shippingNet(),
                        group.totals().shippingTax(),
                        tax.category(),
                        tax.name(),
                        tax.rate(),
                        tax.shares());
    }

    private static NewOrder.@Nullable Pickup pickup(@Nullable OfferedPickup pickup) {
        return pickup == null
                ? null
                : new NewOrder.Pickup(
                        pickup.pickupPointId(), pickup.place().locationId(), pickup.name(), pickup.readyFrom());
    }

    private static List<NewOrder.Line> lines(CheckoutCart cart, List<NewOrder.Group> groups) {
        var lines = new ArrayList<NewOrder.Line>();
        for (int index = 0; index < cart.groups().size(); index++) {
            var group = groups.isEmpty() ? null : groups.get(index).id();
            cart.groups().get(index).lines().forEach(line -> lines.add(line(line, group)));
        }
        return lines;
    }

    private static NewOrder.Line line(CheckoutCart.Line line, @Nullable ShippingGroupId group) {
        var variant = line.variant();
        return new NewOrder.Line(
                OrderLineId.next(),
                variant.id(),
                variant.productId(),
                variant.sku(),
                variant.title(),
                variant.variantTitle(),
                variant.imageUrl(),
                variant.shippable(),
                line.quantity(),
                line.unitPrice(),
                line.priceList(),
                line.reduced(),
                line.subtotal(),
                discounts(line.discounts()),
                line.net(),
                line.tax(),
                line.gross(),
                variant.taxCategory(),
                line.taxName(),
                line.taxRate(),
                group,
                line.inputs(),
                variant.parts().stream().map(NewOrders::part).toList(),
                line.taxShares(),
                line.agreedPrice() == null
                        ? null
                        : new NewOrder.AgreedPrice(
                                line.agreedPrice().reason(), line.agreedPrice().by()),
                variant.custom() ? new NewOrder.Custom(variant.weightGrams()) : null);
    }

    private static List<NewOrder.Discount> discounts(List<CheckoutCart.Discount> discounts) {
        return discounts.stream()
                .map(discount -> new NewOrder.Discount(
                        discount.promotionId(), discount.title(), discount.code(), discount.amount()))
                .toList();
    }

    private static NewOrder.Part part(BundlePart part) {
        return new NewOrder.Part(
                part.variantId(), part.productId(), part.sku(), part.title(), part.variantTitle(), part.quantity());
    }
}
