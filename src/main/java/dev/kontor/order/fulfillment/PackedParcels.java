package dev.kontor.order.fulfillment;

import dev.kontor.inventory.StockToPick;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.billing.OrderParcels;
import dev.kontor.order.billing.PackedParcel;
import dev.kontor.order.billing.PickedUnits;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
                        'quantity', u.quantity, 'ordered', l.quantity - l.canceled, 'parts', (select coalesce(jsonb_agg(
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

    @Override
    public Optional<List<PickedUnits>> pick(Collection<FulfillmentId> ids) {
        var wanted = Set.copyOf(ids);
        var parcels =
                jdbc.sql("""
                        select f.id, (
                            select jsonb_agg(jsonb_build_object('sku', coalesce(part ->> 'sku', l.sku),
                                'title', coalesce(part ->> 'title', l.title),
                                'variantTitle', coalesce(part ->> 'variantTitle', l.variant_title),
                                'orderNumber', o.number,
                                'quantity', u.quantity * coalesce((part ->> 'quantity')::integer, 1)))
                            from orders.fulfillment_lines u join orders.order_lines l on l.id = u.order_line_id
                            left join jsonb_array_elements(l.parts) part on true
                            where u.fulfillment_id = f.id) as units
                        from orders.fulfillments f join orders.orders o on o.id = f.order_id
                        where f.id = any(:ids) and f.status = 'PENDING' and o.held_at is null order by f.id
                        """).param("ids", wanted).query(WaitingParcel.class).list();
        return parcels.size() < wanted.size()
                ? Optional.empty()
                : Optional.of(parcels.stream()
                        .flatMap(parcel -> parcel.units().stream())
                        .toList());
    }

    private record WaitingParcel(FulfillmentId id, List<PickedUnits> units) {}

    @Override
    public Set<UUID> shippable(Collection<UUID> orders) {
        return new HashSet<>(
                jdbc.sql("select id from orders.orders where id = any(:orders) and status = 'OPEN' and held_at is null")
                        .param("orders", orders)
                        .query(UUID.class)
                        .list());
    }

    @Override
    public List<PickedUnits> pick(StockToPick stock) {
        return jdbc.sql("""
                        select described.sku, described.title, described.variant_title, o.number as order_number,
                            wanted.quantity
                        from jsonb_to_recordset(:units::jsonb) as wanted (reference uuid, variant uuid, quantity integer)
                        join orders.orders o on o.id = wanted.reference and o.status = 'OPEN' and o.held_at is null
                        join lateral (
                            select coalesce(part ->> 'sku', l.sku) as sku,
                                coalesce(part ->> 'title', l.title) as title,
                                coalesce(part ->> 'variantTitle', l.variant_title) as variant_title
                            from orders.order_lines l left join jsonb_array_elements(l.parts) part on true
                            where l.order_id = o.id and l.shippable
                            and coalesce((part ->> 'variantId')::uuid, l.variant_id) = wanted.variant
                            order by l.position limit 1
                        ) described on true
                        """)
                .param(
                        "units",
                        Sql.json(stock.units().stream()
                                .map(units -> new Wanted(
                                        units.reference(), units.variantId().value(), units.quantity()))
                                .toList()))
                .query(PickedUnits.class)
                .list();
    }

    private record Wanted(UUID reference, UUID variant, int quantity) {}
}
