package dev.kontor.order.edit;

import dev.kontor.order.OrderId;
import dev.kontor.shared.database.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes other addresses, taxes and shipping of a locked order, in one statement. Run it before lines are added: the
/// lines that exist remember how they were taxed.
@Repository
class EditedPlaces {

    private final JdbcClient jdbc;

    EditedPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(OrderId order, EditMove move, Instant now) {
        jdbc.sql("""
                        with place as (
                            select p."groupId" as group_id, nullif(p.address, 'null') as address,
                                nullif(p.taxes, 'null') as taxes, nullif(p.shipping, 'null') as shipping
                            from jsonb_to_recordset(:places::jsonb) as p ("groupId" uuid, address jsonb, taxes jsonb,
                                shipping jsonb)
                        ), former as (
                            insert into orders.shipping_groups (id, order_id, position, shipping_code, shipping_name,
                                shipping_facts, shipping_minor, discount_minor, discounts, net_minor, tax_minor,
                                canceled_gross_minor, tax_zone, tax_rounding, tax_treatment, prices_include_tax,
                                replaced_at)
                            select (p.shipping ->> 'formerId')::uuid, o.id, coalesce((select max(x.position)
                                    from orders.shipping_groups x where x.order_id = o.id), 0) + row_number() over (),
                                p.shipping -> 'former' ->> 'code', p.shipping -> 'former' ->> 'name',
                                case when g.id is null then o.shipping_facts else g.shipping_facts end,
                                (p.shipping -> 'former' -> 'priceMinor')::bigint,
                                (p.shipping -> 'former' -> 'discountMinor')::bigint,
                                case when g.id is null then o.shipping_discounts else g.discounts end,
                                (p.shipping -> 'former' -> 'netMinor')::bigint,
                                (p.shipping -> 'former' -> 'taxMinor')::bigint,
                                (p.shipping -> 'former' -> 'netMinor')::bigint
                                    + (p.shipping -> 'former' -> 'taxMinor')::bigint,
                                case when g.id is null then o.tax_zone else g.tax_zone end,
                                case when g.id is null then o.tax_rounding else g.tax_rounding end,
                                coalesce(g.tax_treatment, o.tax_treatment),
                                coalesce(g.prices_include_tax, o.prices_include_tax), :now
                            from place p join orders.orders o on o.id = :order
                            left join orders.shipping_groups g on g.id = p.group_id and g.order_id = o.id
                            where p.shipping is not null
                        ), frozen as (
                            update orders.order_lines l
                            set tax_zone = coalesce(l.tax_zone, case when g.id is null then o.tax_zone else g.tax_zone end),
                                tax_treatment = coalesce(l.tax_treatment, g.tax_treatment, o.tax_treatment),
                                prices_include_tax = coalesce(l.prices_include_tax, g.prices_include_tax,
                                    o.prices_include_tax)
                            from place p join orders.orders o on o.id = :order
                            left join orders.shipping_groups g on g.id = p.group_id and g.order_id = o.id
                            where l.order_id = o.id and l.shipping_group_id is not distinct from p.group_id
                                and (p.taxes -> 'retaxed')::boolean
                        ), sent as (
                            update orders.shipping_groups g set address = coalesce(p.address, g.address),
                                tax_zone = case when p.taxes is null then g.tax_zone else p.taxes ->> 'zone' end,
                                tax_rounding = coalesce(p.taxes -> 'rounding', g.tax_rounding),
                                tax_treatment = coalesce(p.taxes ->> 'treatment', g.tax_treatment),
                                prices_include_tax = coalesce((p.taxes -> 'pricesIncludeTax')::boolean,
                                    g.prices_include_tax),
                                shipping_code = coalesce(p.shipping ->> 'code', g.shipping_code),
                                shipping_name = coalesce(p.shipping ->> 'name', g.shipping_name),
                                shipping_facts = coalesce(p.shipping -> 'facts', g.shipping_facts),
                                discounts = coalesce(p.shipping -> 'discounts', g.discounts),
                                shipping_minor = coalesce((p.shipping -> 'priceMinor')::bigint, g.shipping_minor),
                                discount_minor = coalesce((p.shipping -> 'discountMinor')::bigint, g.discount_minor),
                                net_minor = coalesce((p.shipping -> 'netMinor')::bigint, g.net_minor),
                                tax_minor = coalesce((p.shipping -> 'taxMinor')::bigint, g.tax_minor)
                            from place p where g.id = p.group_id and g.order_id = :order
                        ), more as (
                            select coalesce(sum((p.shipping -> 'priceMinor')::bigint), 0) as price,
                                coalesce(sum((p.shipping -> 'discountMinor')::bigint), 0) as discount,
                                coalesce(sum((p.shipping -> 'netMinor')::bigint), 0) as net,
                                coalesce(sum((p.shipping -> 'taxMinor')::bigint), 0) as tax
                            from place p
                        )
                        update orders.orders o set shipping_address = coalesce(p.address, o.shipping_address),
                            billing_address = coalesce(:billing::jsonb, o.billing_address),
                            tax_zone = case when p.taxes is null then o.tax_zone else p.taxes ->> 'zone' end,
                            tax_rounding = coalesce(p.taxes -> 'rounding', o.tax_rounding),
                            tax_treatment = coalesce(p.taxes ->> 'treatment', o.tax_treatment),
                            prices_include_tax = coalesce((p.taxes -> 'pricesIncludeTax')::boolean, o.prices_include_tax),
                            tax_notes = coalesce(:taxNotes::jsonb, o.tax_notes),
                            tax_exemption = case when :taxNotes::jsonb is null then o.tax_exemption
                                else :exemption::jsonb end,
                            shipping_code = coalesce(p.shipping ->> 'code', o.shipping_code),
                            shipping_name = coalesce(p.shipping ->> 'name', o.shipping_name),
                            shipping_facts = coalesce(p.shipping -> 'facts', o.shipping_facts),
                            shipping_discounts = coalesce(p.shipping -> 'discounts', o.shipping_discounts),
                            shipping_discount_minor = o.shipping_discount_minor
                                + coalesce((p.shipping -> 'discountMinor')::bigint, 0),
                            shipping_minor = o.shipping_minor + more.price,
                            shipping_net_minor = o.shipping_net_minor + more.net,
                            shipping_tax_minor = o.shipping_tax_minor + more.tax,
                            discount_minor = o.discount_minor + more.discount, tax_minor = o.tax_minor + more.tax,
                            total_minor = o.total_minor + more.net + more.tax
                        from more left join place p on p.group_id is null
                        where o.id = :order
                        """)
                .param("order", order)
                .param("places", Sql.json(move.places()))
                .param("billing", move.billing() == null ? null : Sql.json(move.billing()))
                .param("taxNotes", move.taxNotes() == null ? null : Sql.json(move.taxNotes()))
                .param("exemption", move.exemption() == null ? null : Sql.json(move.exemption()))
                .param("now", now)
                .update();
    }
}
