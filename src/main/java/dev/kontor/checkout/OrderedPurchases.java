package dev.kontor.checkout;

import dev.kontor.cart.OrderReference;
import dev.kontor.cart.PastPurchase;
import dev.kontor.cart.PastPurchases;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.PurchasedOrder;
import dev.kontor.order.PurchasedOrders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets carts repeat what was bought with an order.
@Component
class OrderedPurchases implements PastPurchases {

    private final PurchasedOrders orders;

    OrderedPurchases(PurchasedOrders orders) {
        this.orders = orders;
    }

    @Override
    public Optional<PastPurchase> findOwn(OrderReference id, Actor actor, @Nullable String token) {
        return orders.findOwn(new OrderId(id.value()), actor, token).map(OrderedPurchases::purchase);
    }

    @Override
    public Optional<PastPurchase> find(OrderReference id) {
        return orders.find(new OrderId(id.value())).map(OrderedPurchases::purchase);
    }

    private static PastPurchase purchase(PurchasedOrder order) {
        return new PastPurchase(
                order.channel(),
                order.currency(),
                order.locale(),
                order.customerId(),
                order.email(),
                order.shippingAddress(),
                order.billingAddress(),
                order.items().stream()
                        .map(line -> new PastPurchase.Line(
                                line.variantId(),
                                line.sku(),
                                line.title(),
                                line.variantTitle(),
                                line.quantity(),
                                line.unitPrice(),
                                line.inputs()))
                        .toList());
    }
}
