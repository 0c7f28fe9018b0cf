package dev.kontor.order.fulfillment;

import dev.kontor.order.FulfillmentId;
import dev.kontor.order.billing.OrderParcels;
import dev.kontor.order.billing.PackedParcel;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads parcels for packing slips.
@Repository
class PackedParcels implements OrderParcels {

    private static final String POINT = """
            case when jsonb_typeof(%1$s -> 'carrierPoint') = 'object' then %1$s -> 'carrierPoint' -> 'address'
                || jsonb_build_object('firstName', %1$s -> 'carrierPoint' -> 'name') end
            """;

    private static final String PARCEL =
            """
            select f.id, o.number as order_number, o.channel, o.locale, o.placed_at, f.created_at, f.carrier,
                f.tracking_number, o.note, coalesce(%s, %s, g.address, o.shipping_address) as address,
                coalesce(g.shipping_name, o.shipping_name) as shipping,
                (select jsonb_agg(jsonb_build_object('sku', l.sku, 'title', l.title, 'variantTitle', l.variant_title,
                        'quantity', u.quantity, 'ordered', l.quantity, 'parts', (select coalesce(jsonb_agg(
                            jsonb_build_object('sku', part -> 'sku', 'title', part -> 'title', 'variantTitle',
                                part -> 'variantTitle', 'quantity', part -> 'quantity') order by place), '[]')
                            from jsonb_array_elements(l.parts) with ordinality as parts (part, place)))
                        order by l.position)
                    from orders.fulfillment_lines u join orders.order_lines l on l.id = u.order_line_id
                    where u.fulfillment_id = f.id) as items
            from orders.fulfillments f join orders.orders o on o.id = f.order_id
            left join orders.shipping_groups g on g.id = f.shipping_group_id
            where f.id = :id and f.status <> 'CANCELED'
            """.formatted(POINT.formatted("g.shipping_facts"), POINT.formatted("o.shipping_facts"));

    private final JdbcClient jdbc;

    PackedParcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<PackedParcel> find(FulfillmentId id) {
        return jdbc.sql(PARCEL).param("id", id).query(PackedParcel.class).optional();
    }
}
