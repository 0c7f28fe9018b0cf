package dev.kontor.order.returning;

import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.json.MoneyLocale;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads lists and complete views of returns, each with one statement.
@Repository
public class ReturnQueries {

    private static final Sorting SORTING =
            Sorting.by("r.id", "-createdAt", SortField.time("createdAt", "r.created_at"));

    private static final String TABLES = "orders.returns r join orders.orders o on o.id = r.order_id";

    private static final String SUMMARY = """
            r.id, r.number, r.kind, r.status, r.order_id, o.number as order_number, o.customer_id, o.email,
            (select sum(i.quantity) from orders.return_items i where i.return_id = r.id)::integer as units,
            (select sum(i.quantity - i.sellable - i.damaged - i.lost) from orders.return_items i
             where i.return_id = r.id)::integer as open_units,
            r.created_at, r.updated_at
            """;

    private static final String DETAILS = """
            select r.id, r.number, r.kind, r.status, r.order_id, o.number as order_number, o.customer_id, o.email,
                o.locale, r.requested_by, r.instructions, r.reject_reason, r.window_reason, r.note, r.created_at, r.decided_at,
                r.received_at, r.ended_at, r.updated_at, r.version,
                case when r.tracking_number is not null then jsonb_build_object('carrier', r.carrier,
                    'trackingNumber', r.tracking_number, 'trackingUrl', r.tracking_url,
                    'carrierStatus', r.carrier_status, 'carrierStatusAt', r.carrier_status_at) end as tracking,
                coalesce((select (labels ->> 'forBuyers')::boolean from orders.return_policies), false) as label_offered,
                (select jsonb_agg(jsonb_build_object('id', i.id, 'itemId', i.order_line_id, 'sku', nullif(l.sku, ''),
                    'title', l.title, 'variantTitle', l.variant_title, 'quantity', i.quantity, 'reason', i.reason,
                    'reasonLabel', i.reason_label, 'note', i.note, 'sellable', i.sellable, 'damaged', i.damaged,
                    'lost', i.lost) order by i.position)
                 from orders.return_items i join orders.order_lines l on l.id = i.order_line_id
                 where i.return_id = r.id) as items,
                r.replacements,
                (select jsonb_build_object('orderId', x.order_id, 'orderNumber', e.number, 'status', x.status,
                    'shipment', x.shipment, 'value', %s, 'credit', %s, 'total', %s, 'toPay', %s, 'toRefund', %s,
                    'confirmedBy', x.actor, 'createdAt', x.created_at, 'endedAt', x.ended_at)
                 from orders.exchanges x join orders.orders e on e.id = x.order_id
                 where x.return_id = r.id order by x.created_at desc, x.id desc limit 1) as exchange,
                (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'returnId', c.return_id,
                    'locationId', c.location_id, 'items', c.items, 'actor', c.actor, 'at', c.at) order by c.id), '[]')
                 from orders.return_receipts c where c.return_id = r.id) as receipts,
                (select coalesce(jsonb_agg(jsonb_build_object('status', f.status, 'amount', %s, 'refunded', %s, 'credited', %s,
                    'goods', %s, 'restockingFee', %s, 'shipping', %s, 'transferred', f.transferred, 'reason', f.reason, 'failure', f.failure, 'actor', f.actor,
                    'createdAt', f.created_at, 'doneAt', f.done_at) order by f.id), '[]')
                 from orders.return_refunds f where f.return_id = r.id) as refunds
            from\s""".formatted(
                            exchanged("x.value_minor"),
                            exchanged("x.credit_minor"),
                            exchanged("x.total_minor"),
                            exchanged("(x.total_minor - x.credit_minor)"),
                            exchanged("(x.value_minor - x.credit_minor)"),
                            money("amount"),
                            Sql.money("f.refunded_minor", "f.currency"),
                            money("credited"),
                            money("goods"),
                            money("restocking_fee"),
                            money("shipping"))
            + TABLES
            + " where r.id = :id";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ReturnQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    private static String exchanged(String amount) {
        return Sql.money(amount, "x.currency");
    }

    private static String money(String amount) {
        return Sql.money("f." + amount + "_minor", "f.currency");
    }

    Page<ReturnSummary> list(ReturnFilter filter, Listing listing) {
        return list(filter.conditions(), listing, filter);
    }

    /// Returns the returns of a customer, or those of an order that the caller's token opens.
    Page<PastReturn> own(OwnReturnFilter filter, Owner owner, Listing listing) {
        var conditions = new Conditions();
        var customer = owner.actor().customerId();
        if (filter.orderId() != null) {
            conditions
                    .and("o.id = :orderId", "orderId", filter.orderId())
                    .and(Owner.CONDITION)
                    .params(owner.params());
        } else if (customer.isPresent()) {
            conditions.and("o.customer_id = :customer", "customer", customer.get());
        } else {
            throw BadRequestException.ofParameter(
                    ProblemCode.VALIDATION_FAILED, "orderId", "required", Message.of("return.order-required"));
        }
        return list(conditions, listing, filter).map(PastReturn::of);
    }

    private Page<ReturnSummary> list(Conditions conditions, Listing listing, Object filter) {
        return lists.select(SUMMARY, TABLES).where(conditions).page(listing, SORTING, ReturnSummary.class, filter);
    }

    public ReturnDetails get(ReturnId id) {
        return get(id, "", Map.of());
    }

    /// Returns the return as its buyer sees it. Returns of others are not found.
    OwnReturn own(ReturnId id, Owner owner) {
        var details = get(id, " and " + Owner.CONDITION, owner.params());
        MoneyLocale.use(Locale.forLanguageTag(details.locale()));
        return OwnReturn.of(details);
    }

    private ReturnDetails get(ReturnId id, String condition, Map<String, Object> params) {
        return jdbc.sql(DETAILS + condition)
                .param("id", id)
                .params(params)
                .query(ReturnDetails.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("return", id));
    }
}
