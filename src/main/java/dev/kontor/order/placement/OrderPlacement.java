package dev.kontor.order.placement;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.NextHold;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.OrderedGoods;
import dev.kontor.order.Orders;
import dev.kontor.order.credit.CreditLimits;
import dev.kontor.order.giftcard.GiftCardOrders;
import dev.kontor.order.giftcard.OrderedGiftCards;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.payment.PaymentId;
import dev.kontor.promotion.Promotions;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.tax.TaxDocuments;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Implements the part of orders that the checkout needs.
@Service
class OrderPlacement implements Orders, GiftCardOrders {

    private final OrderInsert insert;
    private final OrderRepository orders;
    private final Inventory inventory;
    private final Promotions promotions;
    private final TaxDocuments taxes;
    private final GiftCardLines giftCards;
    private final CreditLimits credit;
    private final Clock clock;

    OrderPlacement(
            OrderInsert insert,
            OrderRepository orders,
            Inventory inventory,
            Promotions promotions,
            TaxDocuments taxes,
            GiftCardLines giftCards,
            CreditLimits credit,
            Clock clock) {
        this.insert = insert;
        this.orders = orders;
        this.inventory = inventory;
        this.promotions = promotions;
        this.taxes = taxes;
        this.giftCards = giftCards;
        this.credit = credit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public OrderSnapshot place(NewOrder order) {
        try {
            var placed = insert.insert(order);
            if (order.taxDocument() != null) {
                taxes.open(order.taxDocument().numbered(placed.number()));
            }
            return placed;
        } catch (DuplicateKeyException _) {
            throw new ConflictException(ProblemCode.CART_ALREADY_COMPLETED, Message.of("cart.completed"));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireCredit(@Nullable CustomerId customer, Money amount) {
        credit.require(customer, amount);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OrderSnapshot> ofCart(UUID cartId) {
        return orders.living(cartId).map(Order::snapshot);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OrderSnapshot> find(OrderId id) {
        return orders.find(id).map(Order::snapshot);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OrderSnapshot> findOwn(OrderId id, Actor actor, @Nullable String token) {
        return orders.findOwn(id, new Owner(actor, token)).map(Order::snapshot);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OrderSnapshot> ofPayment(PaymentId id) {
        return orders.ofPayment(id).map(Order::snapshot);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OrderedGoods> goods(OrderId id) {
        return orders.find(id).map(OrderPlacement::goodsOf);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OrderedGoods> goods(Collection<OrderId> ids) {
        return orders.find(ids).stream().map(OrderPlacement::goodsOf).toList();
    }

    private static OrderedGoods goodsOf(Order order) {
        var facts = order.facts();
        return new OrderedGoods(
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                order.status(),
                order.snapshot().paymentStatus(),
                order.lines().all().stream()
                        .flatMap(line -> line.stock(line.quantity() - line.canceled()).entrySet().stream()
                                .map(part -> new OrderedGoods.Line(line.lineId(), part.getKey(), part.getValue())))
                        .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<OrderId> withGiftCards(Collection<OrderId> ids) {
        return giftCards.in(ids);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OrderedGiftCards> lockGiftCards(OrderId id) {
        return giftCards.lock(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean fail(OrderId id, PaymentId paymentId, String reason, @Nullable NextHold hold) {
        var order = orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
        boolean isUnpaid = order.status() == OrderStatus.PENDING_PAYMENT
                && order.facts().paymentId().equals(paymentId);
        if (!isUnpaid) {
            return false;
        }
        order.fail(reason, clock.instant());
        orders.save(order);
        promotions.release(id.value());
        if (hold != null && inventory.handOver(id.value(), hold)) {
            return true;
        }
        inventory.release(id.value());
        return false;
    }
}
