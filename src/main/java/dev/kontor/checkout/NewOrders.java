package dev.kontor.checkout;

import dev.kontor.cart.CheckoutCart;
import dev.kontor.identity.Actor;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaymentSnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Copies a cart that is ready into what an order is placed with.
final class NewOrders {

    private NewOrders() {}

    static NewOrder of(
            OrderId id, CheckoutCart cart, Actor actor, PaymentSnapshot payment, byte @Nullable [] tokenHash) {
        var shipped = cart.lines().stream().anyMatch(line -> line.variant().shippable());
        var billing = cart.billingAddress() == null ? cart.shippingAddress() : cart.billingAddress();
        return new NewOrder(
                id,
                cart.id().value(),
                cart.customerId() == null ? actor.customerId().orElse(null) : cart.customerId(),
                Objects.requireNonNull(cart.email()),
                cart.locale(),
                cart.note(),
                tokenHash,
                shipped ? cart.shippingAddress() : null,
                Objects.requireNonNull(billing),
                cart.lines().stream().map(NewOrders::line).toList(),
                shipping(cart),
                new NewOrder.Totals(
                        cart.totals().subtotal(),
                        cart.totals().shipping(),
                        cart.totals().tax(),
                        cart.totals().total(),
                        cart.totals().pricesIncludeTax()),
                cart.taxZone(),
                cart.promise() != null && cart.promise().current()
                        ? cart.promise().at()
                        : null,
                payment.id(),
                payment.method());
    }

    private static NewOrder.@Nullable Shipping shipping(CheckoutCart cart) {
        var option = cart.shipping();
        var tax = cart.shippingTax();
        return option == null || tax == null
                ? null
                : new NewOrder.Shipping(
                        option.id(),
                        option.code(),
                        option.name(),
                        option.price(),
                        option.rule(),
                        cart.totals().shippingNet(),
                        cart.totals().shippingTax(),
                        option.taxCategory(),
                        tax.name(),
                        tax.rate());
    }

    private static NewOrder.Line line(CheckoutCart.Line line) {
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
                line.subtotal(),
                line.net(),
                line.tax(),
                line.gross(),
                variant.taxCategory(),
                line.taxName(),
                line.taxRate());
    }
}
