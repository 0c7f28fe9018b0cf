package dev.kontor.order.read;

import static dev.kontor.order.read.OrderColumns.money;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.problem.NotFoundException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the data that explains an order.
@Repository
public class OrderExplanations {

    private static final String GROUPS = """
            coalesce((select jsonb_agg(jsonb_build_object('groupId', g.id, 'taxZone', g.tax_zone, 'taxRounding', g.tax_rounding,
                'taxTreatment', g.tax_treatment,
                'pricesIncludeTax', g.prices_include_tax, 'shippingName', g.shipping_name, 'shipping', %s,
                'shippingDiscounts', coalesce(g.discounts, '[]'),
                'shippingNet', %s, 'shippingTax', %s, 'shippingFacts', g.shipping_facts) order by g.position)
                from orders.shipping_groups g where g.order_id = o.id and g.replaced_at is null),
            jsonb_build_array(jsonb_build_object('taxZone', o.tax_zone, 'taxRounding', o.tax_rounding,
                'taxTreatment', o.tax_treatment, 'pricesIncludeTax', o.prices_include_tax,
                'shippingName', o.shipping_name, 'shipping', %s,
                'shippingDiscounts', coalesce(o.shipping_discounts, '[]'), 'shippingNet', %s, 'shippingTax', %s,
                'shippingFacts', o.shipping_facts)))
            || coalesce((select jsonb_agg(jsonb_build_object('groupId', r.id, 'taxZone', r.tax_zone, 'taxRounding',
                r.tax_rounding, 'taxTreatment', r.tax_treatment, 'pricesIncludeTax', r.prices_include_tax,
                'shippingName', r.shipping_name, 'shipping', %s, 'shippingDiscounts', coalesce(r.discounts, '[]'),
                'shippingNet', %s, 'shippingTax', %s, 'shippingFacts', r.shipping_facts) order by r.position)
                from orders.shipping_groups r where r.order_id = o.id and r.replaced_at is not null), '[]') as groups
            """.formatted(
                    money("g.shipping_minor"),
                    money("g.net_minor"),
                    money("g.tax_minor"),
                    money("o.shipping_minor - " + replaced("shipping_minor")),
                    money("o.shipping_net_minor - " + replaced("net_minor")),
                    money("o.shipping_tax_minor - " + replaced("tax_minor")),
                    money("r.shipping_minor"),
                    money("r.net_minor"),
                    money("r.tax_minor"));

    /// The sum of shipping that edits replaced.
    private static String replaced(String column) {
        return "coalesce((select sum(f.%s) from orders.shipping_groups f where f.order_id = o.id and f.replaced_at is not null), 0)"
                .formatted(column);
    }

    private final JdbcClient jdbc;
    private final Payments payments;

    OrderExplanations(JdbcClient jdbc, Payments payments) {
        this.jdbc = jdbc;
        this.payments = payments;
    }

    public Explanation of(OrderId id) {
        var lines = jdbc.sql("""
                        select l.id, l.shipping_group_id as group_id, coalesce(nullif(l.sku, ''), l.title) as sku, l.quantity, l.unit_price_minor, l.price_list,
                            l.net_minor, l.tax_minor, o.currency, l.tax_category, l.tax_name,
                            trim_scale(l.tax_rate) as tax_rate, coalesce(l.tax_shares, '[]') as tax_shares,
                            coalesce(l.discounts, '[]') as discounts, coalesce(l.price_override, l.custom) is not null as agreed,
                            l.tax_zone, l.tax_treatment, l.prices_include_tax, %s
                        from orders.order_lines l join orders.orders o on o.id = l.order_id
                        where l.order_id = :id order by l.position
                        """.formatted(OrderColumns.INPUTS))
                .param("id", id)
                .query(OrderExplanation.Line.class)
                .list();
        return jdbc.sql("select o.*, " + GROUPS + " from orders.orders o where id = :id")
                .param("id", id)
                .query(OrderExplanation.class)
                .optional()
                .map(order -> order.explain(lines).refunded(refunds(order.paymentId())))
                .orElseThrow(() -> NotFoundException.of("order", id));
    }

    private List<Explanation.Refunded> refunds(PaymentId id) {
        return payments.refunds(id).stream()
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .map(refund -> new Explanation.Refunded(
                        refund.id().text(),
                        refund.status().name(),
                        refund.amount(),
                        refund.net(),
                        refund.tax(),
                        refund.taxes()))
                .toList();
    }
}
