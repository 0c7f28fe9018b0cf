package dev.kontor.order.payment;

import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaidItems;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Returns the lines of an order and the shipping of each group for its payment. Units that were canceled before they
/// were paid are left out. Paid units are included, and their refunds reference them.
@Repository
class OrderedItems implements PaidItems {

    static final String SHIPPING = "shipping";

    private final JdbcClient jdbc;

    OrderedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, PaidItem> of(PaymentId payment) {
        record Row(String kind, UUID id, int quantity, long minor, String currency) {}
        var rows = jdbc.sql("""
                        select 'LINE' as kind, l.id, l.quantity - l.canceled + l.owed as quantity,
                            l.gross_minor - l.canceled_gross_minor + l.owed_gross_minor as minor, o.currency
                        from orders.orders o join orders.order_lines l on l.order_id = o.id
                        where o.payment_id = :payment
                        union all
                        select 'GROUP', g.id, case when g.canceled_gross_minor > 0 and g.owed_gross_minor = 0 then 0 else 1 end,
                            g.net_minor + g.tax_minor - g.canceled_gross_minor + g.owed_gross_minor, o.currency
                        from orders.orders o join orders.shipping_groups g on g.order_id = o.id
                        where o.payment_id = :payment and g.net_minor + g.tax_minor > 0
                        union all
                        select 'ORDER', id, 1, shipping_net_minor + shipping_tax_minor, currency from orders.orders o
                        where payment_id = :payment and shipping_net_minor + shipping_tax_minor > 0
                        and not exists (select from orders.shipping_groups g where g.order_id = o.id)
                        """).param("payment", payment).query(Row.class).list();
        var items = new HashMap<String, PaidItem>();
        for (var row : rows) {
            var id = switch (row.kind()) {
                case "LINE" -> new OrderLineId(row.id()).text();
                case "GROUP" -> new ShippingGroupId(row.id()).text();
                default -> SHIPPING;
            };
            items.put(id, new PaidItem(row.quantity(), Money.of(row.minor(), row.currency())));
        }
        return items;
    }
}
