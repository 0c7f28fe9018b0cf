package dev.kontor.order.vat;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.VatProof;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds and changes orders with unverified VAT numbers.
@Repository
class OrderVatRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderVatRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// An order that has the answer now.
    ///
    /// @param untaxed whether the buyer was treated as a company in another member state, at least in one group
    record Stored(OrderId id, String number, Money total, boolean untaxed) {}

    /// Returns the unverified numbers of these orders.
    List<String> unverified(Collection<OrderId> orders) {
        return jdbc.sql("""
                        select distinct vat_proof ->> 'number' from orders.orders
                        where id = any(:orders) and vat_proof ->> 'status' = 'UNVERIFIED' and vat_check is null
                        """).param("orders", orders).query(String.class).list();
    }

    /// Stores the answer with orders that do not have one, and writes their timeline.
    List<Stored> store(VatProof proof, int most) {
        return jdbc.sql("""
                        with wanted as (
                            select id from orders.orders
                            where vat_proof ->> 'number' = :vatNumber and vat_proof ->> 'status' = 'UNVERIFIED'
                                and vat_check is null
                            order by id limit :most for no key update
                        ), changed as (
                            update orders.orders o set vat_check = :proof, version = o.version + 1, updated_at = :now
                            from wanted where o.id = wanted.id
                            returning o.id, o.number, o.total_minor, o.currency, o.tax_treatment
                        ), logged as (
                            insert into orders.timeline (id, order_id, type, actor, at, data)
                            select entry.id, numbered.id, :type, :actor, :now, :data
                            from (select id, row_number() over (order by id) as place from changed) numbered
                            join unnest(:entries::uuid[]) with ordinality as entry (id, place) using (place)
                        )
                        select id, number, total_minor, currency,
                            coalesce(tax_treatment = 'REVERSE_CHARGE', false) or exists (
                                select from orders.shipping_groups g
                                where g.order_id = changed.id and g.replaced_at is null and g.tax_treatment = 'REVERSE_CHARGE') as untaxed
                        from changed order by id
                        """)
                .param("vatNumber", proof.number())
                .param("most", most)
                .param("proof", proof)
                .param("entries", Stream.generate(TypeIds::next).limit(most).toArray(UUID[]::new))
                .param("type", TimelineEntry.Type.VAT_NUMBER_CHECKED)
                .param("actor", Order.SYSTEM)
                .param("data", data(proof))
                .param("now", clock.instant())
                .query(Stored.class)
                .list();
    }

    private static Map<String, String> data(VatProof proof) {
        var consultation = proof.consultationNumber();
        return consultation == null
                ? Map.of("status", proof.status().name())
                : Map.of("status", proof.status().name(), "consultationNumber", consultation);
    }
}
