package dev.kontor.order.read;

import dev.kontor.shared.database.Sql;

/// Columns of `orders.orders o` and `orders.order_lines l` that views of orders read as `jsonb`.
final class OrderColumns {

    private OrderColumns() {}

    /// The shipping groups of a split order; null for others.
    static final String GROUPS = """
            (select jsonb_agg(jsonb_build_object('id', g.id, 'shippingAddress', g.address,
                'shipping', case when g.shipping_code is not null and g.shipping_name is not null
                    then jsonb_build_object('code', g.shipping_code, 'name', g.shipping_name,
                        'deliveryFromOn', g.shipping_facts -> 'deliveryFromOn',
                        'deliveryToOn', g.shipping_facts -> 'deliveryToOn',
                        'carrierPoint', g.shipping_facts -> 'carrierPoint') end,
                'price', %s, 'discount', %s, 'net', %s, 'tax', %s, 'canceled', %s,
                'pricesIncludeTax', g.prices_include_tax, 'taxTreatment', g.tax_treatment) order by g.position)
             from orders.shipping_groups g where g.order_id = o.id and g.replaced_at is null) as shipping_groups
            """.formatted(
            money("g.shipping_minor"),
            money("g.discount_minor"),
            money("g.net_minor"),
            money("g.tax_minor"),
            money("case when o.status = 'CANCELED' then g.net_minor + g.tax_minor else g.canceled_gross_minor end"));

    /// The inputs of buyers with their surcharges as amounts.
    static final String INPUTS = """
            (select coalesce(jsonb_agg(input - 'surchargeMinor' || jsonb_build_object('surcharge',
                case when input ->> 'surchargeMinor' is not null then %s end) order by place), '[]')
             from jsonb_array_elements(l.inputs) with ordinality as entered (input, place)) as inputs
            """.formatted(money("input -> 'surchargeMinor'"));

    /// The shares by tax category; null if there is one rate.
    static final String TAX_SHARES = """
            (select jsonb_agg(jsonb_build_object('category', share -> 'category', 'name', share -> 'name',
                'rate', trim_scale((share ->> 'rate')::numeric), 'amount', %s, 'net', %s, 'tax', %s,
                'levies', (select jsonb_agg(levy - 'share' - 'taxMinor' || jsonb_build_object('tax', %s) order by rank)
                    from jsonb_array_elements(case when jsonb_typeof(share -> 'levies') = 'array'
                        then share -> 'levies' end) with ordinality as levied (levy, rank))) order by place)
             from jsonb_array_elements(l.tax_shares) with ordinality as taxed (share, place)) as tax_shares
            """.formatted(
                    money("share -> 'amountMinor'"),
                    money("share -> 'netMinor'"),
                    money("share -> 'taxMinor'"),
                    money("levy -> 'taxMinor'"));

    /// The taxes of the shipping of the order and of its groups.
    static final String SHIPPING_TAXES = """
            (select coalesce(jsonb_agg(jsonb_build_object('netMinor', s.net, 'taxMinor', s.tax,
                'canceled', s.canceled, 'facts', s.facts) order by s.position), '[]')
             from (select o.shipping_net_minor - coalesce(sum(f.net_minor), 0) as net,
                    o.shipping_tax_minor - coalesce(sum(f.tax_minor), 0) as tax, o.shipping_facts as facts,
                    o.status = 'CANCELED' as canceled, 0 as position
                   from orders.shipping_groups f where f.order_id = o.id and f.replaced_at is not null
                   union all
                   select g.net_minor, g.tax_minor, g.shipping_facts,
                    o.status = 'CANCELED' or g.canceled_gross_minor > 0, g.position
                   from orders.shipping_groups g where g.order_id = o.id) s
             where s.facts is not null) as shipping_taxes
            """;

    /// The discounts of promotions with amounts.
    static final String DISCOUNTS = """
            (select coalesce(jsonb_agg(discount - 'amountMinor' || jsonb_build_object('amount', %s) order by place), '[]')
             from jsonb_array_elements(l.discounts) with ordinality as given (discount, place)) as discounts
            """.formatted(money("discount -> 'amountMinor'"));

    static String money(String minor) {
        return Sql.money(minor, "o.currency");
    }
}
