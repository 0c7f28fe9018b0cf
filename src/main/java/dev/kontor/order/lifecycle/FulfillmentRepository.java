package dev.kontor.order.lifecycle;

import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores fulfillments. They are changed only while their order is locked.
@Component
public class FulfillmentRepository {

    private static final String SELECT = """
            select id, order_id, shipping_group_id, status, carrier, tracking_number, tracking_url, created_at, shipped_at, delivered_at,
                canceled_at, version,
                (select jsonb_object_agg(l.order_line_id, l.quantity) from orders.fulfillment_lines l
                 where l.fulfillment_id = f.id)::text as units
            from orders.fulfillments f
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FulfillmentRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public Optional<Fulfillment> find(FulfillmentId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    public List<Fulfillment> of(OrderId order) {
        return jdbc.sql(SELECT + "where order_id = :order order by created_at, id")
                .param("order", order)
                .query(this::row)
                .list();
    }

    public void insert(Fulfillment fulfillment) {
        var units = new ArrayList<>(fulfillment.units().entrySet());
        jdbc.sql("""
                        with parcel as (
                            insert into orders.fulfillments (id, order_id, shipping_group_id, status, carrier,
                                tracking_number, tracking_url, created_at, version)
                            values (:id, :order, :group, :status, :carrier, :number, :url, :now, 1)
                        )
                        insert into orders.fulfillment_lines (fulfillment_id, order_line_id, quantity)
                        select :id, line.id, line.quantity
                        from unnest(:lines::uuid[], :quantities::int[]) as line (id, quantity)
                        """)
                .param("id", fulfillment.id())
                .param("order", fulfillment.orderId())
                .param(
                        "group",
                        fulfillment.group() == null ? null : fulfillment.group().value(),
                        Types.OTHER)
                .param("status", fulfillment.status().name())
                .param("carrier", fulfillment.tracking().carrier())
                .param("number", fulfillment.tracking().trackingNumber())
                .param("url", fulfillment.tracking().trackingUrl())
                .param("now", OrderRepository.offset(fulfillment.createdAt()))
                .param(
                        "lines",
                        units.stream()
                                .map(entry -> entry.getKey().value().toString())
                                .toArray(String[]::new))
                .param("quantities", units.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .update();
    }

    public void save(Fulfillment fulfillment) {
        int rows = jdbc.sql("""
                        update orders.fulfillments set status = :status, carrier = :carrier, tracking_number = :number,
                            tracking_url = :url, shipped_at = :shippedAt, delivered_at = :deliveredAt,
                            canceled_at = :canceledAt, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("id", fulfillment.id())
                .param("version", fulfillment.version())
                .param("status", fulfillment.status().name())
                .param("carrier", fulfillment.tracking().carrier())
                .param("number", fulfillment.tracking().trackingNumber())
                .param("url", fulfillment.tracking().trackingUrl())
                .param("shippedAt", OrderRepository.offset(fulfillment.shippedAt()))
                .param("deliveredAt", OrderRepository.offset(fulfillment.deliveredAt()))
                .param("canceledAt", OrderRepository.offset(fulfillment.canceledAt()))
                .update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException(
                    "fulfillment " + fulfillment.id().text() + " was changed by another transaction");
        }
    }

    /// Cancels all pending fulfillments of the order.
    public void cancelPending(OrderId order) {
        jdbc.sql("""
                        update orders.fulfillments set status = 'CANCELED', canceled_at = :now, version = version + 1
                        where order_id = :order and status = 'PENDING'
                        """)
                .param("order", order)
                .param("now", OrderRepository.offset(clock.instant()))
                .update();
    }

    private Fulfillment row(ResultSet row, int number) throws SQLException {
        var units = json.readValue(row.getString("units"), new TypeReference<Map<UUID, Integer>>() {});
        return new Fulfillment(
                new FulfillmentId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                OrderGroupRows.id(row.getObject("shipping_group_id", UUID.class)),
                ParcelStatus.valueOf(row.getString("status")),
                new Tracking(row.getString("carrier"), row.getString("tracking_number"), row.getString("tracking_url")),
                units.entrySet().stream()
                        .collect(Collectors.toMap(entry -> new OrderLineId(entry.getKey()), Map.Entry::getValue)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                OrderRepository.instant(row, "shipped_at"),
                OrderRepository.instant(row, "delivered_at"),
                OrderRepository.instant(row, "canceled_at"),
                row.getLong("version"));
    }
}
