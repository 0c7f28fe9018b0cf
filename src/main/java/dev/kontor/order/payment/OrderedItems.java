package dev.kontor.order.payment;

import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaidItems;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shipping.ShippingGroupId;
import java.util.HashMap;
import java.util.Map;
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
        var rows = jdbc.sql("""
                        select 'LINE' as kind, l.id, l.quantity, l.canceled, l.owed, l.net_minor, l.tax_minor,
                            l.canceled_gross_minor, l.owed_gross_minor, l.tax_name, l.tax_rate, l.tax_shares,
                            case when l.tax_category = :outside then :treatment
                                else coalesce(l.tax_treatment, g.tax_treatment, o.tax_treatment) end as treatment, o.currency
                        from orders.orders o join orders.order_lines l on l.order_id = o.id
                        left join orders.shipping_groups g on g.id = l.shipping_group_id
                        where o.payment_id = :payment
                        union all
                        select 'GROUP', g.id, 1, case when g.canceled_gross_minor > 0 then 1 else 0 end,
                            case when g.owed_gross_minor > 0 then 1 else 0 end, g.net_minor, g.tax_minor,
                            g.canceled_gross_minor, g.owed_gross_minor,
                            coalesce(g.shipping_facts ->> 'taxName', ''),
                            coalesce((g.shipping_facts ->> 'taxRate')::numeric, 0),
                            case when jsonb_typeof(g.shipping_facts -> 'taxShares') = 'array'
                                then g.shipping_facts -> 'taxShares' end,
                            coalesce(g.tax_treatment, o.tax_treatment), o.currency
                        from orders.orders o join orders.shipping_groups g on g.order_id = o.id
                        where o.payment_id = :payment and g.net_minor + g.tax_minor > 0
                        union all
                        select 'ORDER', o.id, 1, 0, 0, o.shipping_net_minor - f.net, o.shipping_tax_minor - f.tax, 0, 0,
                            coalesce(o.shipping_facts ->> 'taxName', ''),
                            coalesce((o.shipping_facts ->> 'taxRate')::numeric, 0),
                            case when jsonb_typeof(o.shipping_facts -> 'taxShares') = 'array'
                                then o.shipping_facts -> 'taxShares' end,
                            o.tax_treatment, o.currency
                        from orders.orders o,
                            lateral (select coalesce(sum(r.net_minor), 0) as net, coalesce(sum(r.tax_minor), 0) as tax,
                                count(*) filter (where r.replaced_at is null) as current
                                from orders.shipping_groups r where r.order_id = o.id) f
                        where o.payment_id = :payment and f.current = 0
                        and o.shipping_net_minor + o.shipping_tax_minor > f.net + f.tax
                        """)
                .param("payment", payment)
                .param("outside", Taxation.OUTSIDE_SCOPE)
                .param("treatment", PaidItem.OUTSIDE_SCOPE)
                .query(OrderedItem.class)
                .list();
        var items = new HashMap<String, PaidItem>();
        for (var row : rows) {
            var id = switch (row.kind()) {
                case LINE -> new OrderLineId(row.id()).text();
                case GROUP -> new ShippingGroupId(row.id()).text();
                case ORDER -> SHIPPING;
            };
            items.put(id, row.paid());
        }
        return items;
    }
}
