package dev.kontor.order.tax;

import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxDocuments;
import dev.kontor.tax.TaxDocuments.Returned;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Compares orders with what the tax service was asked to record, and requests the difference.
@Service
class OrderTaxReports {

    /// Refunds round differently than cancellations.
    private static final long TOLERANCE = 1;

    private final JdbcClient jdbc;
    private final Payments payments;
    private final TaxDocuments documents;

    OrderTaxReports(JdbcClient jdbc, Payments payments, TaxDocuments documents) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.documents = documents;
    }

    /// A sold item: a line, or the shipping of a group or of the whole order.
    ///
    /// @param kind `LINE`, `GROUP` or `ORDER`
    /// @param reported whether the tax service gets it; gift cards are not reported
    /// @param canceledMinor price of canceled units
    /// @param owedMinor part of it that is refunded
    private record Item(
            String kind,
            UUID id,
            boolean reported,
            int quantity,
            int canceled,
            long grossMinor,
            long canceledMinor,
            long owedMinor) {

        String text() {
            return switch (kind) {
                case "LINE" -> new OrderLineId(id).text();
                case "GROUP" -> new ShippingGroupId(id).text();
                default -> NewOrder.SHIPPING;
            };
        }

        /// The amount that was neither canceled nor refunded.
        long left(long refunded) {
            return Math.max(0, grossMinor - canceledMinor - Math.max(0, refunded - owedMinor));
        }

        /// @param refunded to the buyer, in minor units
        Optional<Returned> returned(@Nullable Long refunded) {
            long more = (refunded == null ? 0 : refunded) - owedMinor;
            if (more > TOLERANCE && grossMinor > 0) {
                return Optional.of(new Returned(Math.min(grossMinor, canceledMinor + more), grossMinor));
            }
            return canceled == 0 ? Optional.empty() : Optional.of(new Returned(canceled, quantity));
        }
    }

    private record Sold(OrderStatus status, boolean placed, PaymentId paymentId) {}

    /// The orders of a payment, or of the purchase that it is a part of.
    List<OrderId> ordersOf(PaymentId payment) {
        return payments.find(payment)
                .map(purchase -> jdbc.sql("select id from orders.orders where payment_id = :payment")
                        .param("payment", purchase.id())
                        .query(OrderId.class)
                        .list())
                .orElse(List.of());
    }

    /// Returns those of the orders whose taxes a tax service records.
    Set<UUID> served(Collection<OrderId> orders) {
        return documents.existing(orders.stream().map(OrderId::value).toList());
    }

    @Transactional
    void report(UUID order) {
        var sold = jdbc.sql("""
                        select status, placed_at is not null as placed, payment_id from orders.orders where id = :id
                        """).param("id", order).query(Sold.class).single();
        if (sold.status() == OrderStatus.FAILED) {
            documents.cancel(order);
            return;
        }
        if (sold.placed()) {
            documents.commit(order);
        }
        if (sold.status() != OrderStatus.CANCELED) {
            documents.returned(order, returned(order, sold.paymentId()));
        } else if (isPaid(sold.paymentId())) {
            documents.returned(order, everything(order));
        } else {
            documents.cancel(order);
        }
    }

    private boolean isPaid(PaymentId id) {
        return payments.find(id).orElseThrow().captured().isPositive();
    }

    private Map<String, Returned> everything(UUID order) {
        var returned = new HashMap<String, Returned>();
        items(order).stream().filter(Item::reported).forEach(item -> returned.put(item.text(), new Returned(1, 1)));
        return returned;
    }

    private Map<String, Returned> returned(UUID order, PaymentId payment) {
        var items = items(order);
        var refunded = refunded(items, payment);
        var returned = new HashMap<String, Returned>();
        items.stream()
                .filter(Item::reported)
                .forEach(item ->
                        item.returned(refunded.get(item.text())).ifPresent(part -> returned.put(item.text(), part)));
        return returned;
    }

    /// The refunded amount of each item. A refund of an amount is borne by all items, in proportion to what is left
    /// of them.
    private Map<String, Long> refunded(List<Item> items, PaymentId payment) {
        var refunded = new HashMap<String, Long>();
        var made = payments.refunded(payment);
        made.items().forEach((item, money) -> refunded.put(item, money.minor()));
        long amounts = made.amountsMinor();
        var left = items.stream()
                .map(item -> item.left(refunded.getOrDefault(item.text(), 0L)))
                .toList();
        long most = left.stream().mapToLong(Long::longValue).sum();
        if (amounts > 0 && most > 0) {
            var shares = new Money(Math.min(amounts, most), made.total().currency()).allocate(left);
            for (int index = 0; index < shares.size(); index++) {
                refunded.merge(items.get(index).text(), shares.get(index).minor(), Long::sum);
            }
        }
        return refunded;
    }

    private List<Item> items(UUID order) {
        return jdbc.sql("""
                        select 'LINE' as kind, id, tax_category is distinct from :outside as reported, quantity, canceled, gross_minor, canceled_gross_minor as canceled_minor,
                            owed_gross_minor as owed_minor
                        from orders.order_lines where order_id = :order
                        union all
                        select 'GROUP', id, true, 1, case when canceled_gross_minor > 0 then 1 else 0 end, net_minor + tax_minor,
                            canceled_gross_minor, owed_gross_minor
                        from orders.shipping_groups where order_id = :order
                        union all
                        select 'ORDER', id, true, 1, 0, shipping_net_minor + shipping_tax_minor
                            - coalesce((select sum(r.net_minor + r.tax_minor) from orders.shipping_groups r
                                where r.order_id = o.id and r.replaced_at is not null), 0), 0, 0
                        from orders.orders o where id = :order
                            and not exists (select from orders.shipping_groups g where g.order_id = o.id and g.replaced_at is null)
                        """)
                .param("order", order)
                .param("outside", Taxation.OUTSIDE_SCOPE)
                .query(Item.class)
                .list();
    }
}
