package dev.kontor.chaos;

import dev.kontor.cart.CartId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.EventProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/// What must be true after every scenario, whatever was broken in it.
final class Invariants {

    /// Each selects what must not be there.
    private static final Map<String, String> FORBIDDEN = Map.ofEntries(
            Map.entry("units held outside of what is on hand", """
                    select variant_id::text from inventory.stock_levels where held < 0 or held > on_hand"""),
            Map.entry("stock that differs from its ledger", """
                    select l.variant_id::text from inventory.stock_levels l
                    join inventory.movements m using (variant_id, location_id)
                    group by l.variant_id, l.location_id, l.on_hand, l.held
                    having sum(m.on_hand_delta) <> l.on_hand or sum(m.held_delta) <> l.held"""),
            Map.entry("sold plus left is not what there was", """
                    with received as (
                        select variant_id, sum(on_hand_delta) as units from inventory.movements
                        where kind in ('RECEIVED', 'ADJUSTED', 'COUNTED') group by variant_id
                    ), left_over as (
                        select variant_id, sum(on_hand - held) as units from inventory.stock_levels group by variant_id
                    ), sold as (
                        select l.variant_id, sum(
                            case when o.status in ('FAILED', 'CANCELED') then l.shipped else l.quantity - l.canceled end)
                            as units
                        from orders.order_lines l join orders.orders o on o.id = l.order_id group by l.variant_id
                    )
                    select variant_id::text from received join left_over using (variant_id)
                    left join sold using (variant_id)
                    where received.units <> left_over.units + coalesce(sold.units, 0)"""),
            Map.entry("a paid order without exactly one purchase of its total", """
                    select o.number from orders.orders o
                    left join payment.payments p on p.reference = o.cart_id
                    left join chaos.charges c on c.key = p.id and c.captured_minor > c.refunded_minor
                    where o.payment_status = 'PAID' and o.cart_id not in (select cart_id from chaos.changed_orders)
                    group by o.id, o.number, o.total_minor
                    having count(distinct coalesce(p.first_id, p.id)) filter (where c.key is not null) <> 1
                        or sum(c.captured_minor - c.refunded_minor) <> o.total_minor"""),
            Map.entry("money that was taken for no paid order", """
                    select c.key::text from chaos.charges c join payment.payments p on p.id = c.key
                    where c.captured_minor > c.refunded_minor and not exists (
                        select from orders.orders o where o.cart_id = p.reference and o.payment_status = 'PAID')
                        and p.reference not in (select cart_id from chaos.changed_orders)"""),
            Map.entry("refunds above the capture", """
                    select key::text from chaos.charges where refunded_minor > captured_minor
                    union all
                    select id::text from payment.payments where refunded_minor + refund_pending_minor > captured_minor"""),
            Map.entry("a payment whose books differ from the provider's", """
                    select p.id::text from payment.payments p join chaos.charges c on c.key = p.id
                    where p.captured_minor <> c.captured_minor or c.refunded_minor <> (
                        select sum(h.refunded_minor) - coalesce(sum((select sum(r.amount_minor) from payment.refunds r
                            where r.payment_id = h.id and r.transferred and r.status = 'SUCCEEDED')), 0)
                        from payment.payments h where p.id in (h.id, h.source_id))"""),
            Map.entry("a ledger that does not follow from its payments", """
                    select p.id::text from payment.payments p
                    left join payment.ledger_entries e on e.payment_id = p.id
                    group by p.id
                    having coalesce(sum(e.amount_minor), 0) <> 0
                        or coalesce(sum(e.amount_minor) filter (where e.account = 'PROVIDER_CLEARING'), 0)
                            <> p.captured_minor - p.refunded_minor - p.withdrawn_minor
                        or coalesce(sum(e.amount_minor) filter (where e.account = 'DISPUTES'), 0) <> p.withdrawn_minor
                        or coalesce(sum(e.amount_minor) filter (where e.account = 'REFUNDS_PAYABLE'), 0)
                            <> -p.refund_pending_minor"""),
            Map.entry("a gift card whose balance differs from its transactions or the ledger", """
                    select c.id::text from giftcard.cards c
                    where c.balance_minor is distinct from
                            (select sum(t.amount_minor) from giftcard.transactions t where t.card_id = c.id)
                        or c.balance_minor is distinct from (select -sum(e.amount_minor)
                            from payment.ledger_entries e where e.reference = c.id and e.account in ('GIFT_CARDS', 'STORE_CREDIT'))"""),
            Map.entry("disputes that their payment does not know", """
                    select p.id::text from payment.payments p where p.source_id is null
                        and (select coalesce(sum(d.withdrawn_minor), 0) from payment.disputes d where d.payment_id = p.id)
                            <> (select sum(h.withdrawn_minor) from payment.payments h where p.id in (h.id, h.source_id))"""),
            // The value of returned units is reserved in full until they arrive; what exceeds the order is refunded
            // then.
            Map.entry("a changed order that is not paid for exactly", """
                    select o.number from orders.orders o join chaos.changed_orders c using (cart_id),
                        lateral (select o.total_minor
                            - (select sum(canceled_gross_minor) from orders.order_lines where order_id = o.id)
                            - (select coalesce(sum(canceled_gross_minor), 0) from orders.shipping_groups
                                where order_id = o.id) as minor) due,
                        lateral (select sum(p.captured_minor) - o.refund_asked_minor as paid,
                                sum(p.captured_minor - p.refunded_minor - p.refund_pending_minor) as kept,
                                sum(case when p.status in ('AUTHORIZED', 'CAPTURED', 'AWAITING_TRANSFER')
                                    then p.amount_minor - p.released_minor else p.captured_minor end)
                                    - o.refund_asked_minor as promised
                            from payment.payments p where p.reference = o.cart_id) money
                    where case when o.status = 'CANCELED' then money.kept <> 0
                        when o.payment_status = 'AUTHORIZED' then money.promised < due.minor or money.paid > due.minor
                        else money.promised <> due.minor end"""),
            Map.entry("refunded taxes above those of the order", """
                    select o.number from orders.orders o join payment.payments p on p.reference = o.cart_id
                    join payment.refunds r on r.payment_id = p.id and r.status = 'SUCCEEDED'
                    cross join jsonb_array_elements(r.taxes) t cross join jsonb_array_elements(t -> 'taxes') l
                    where t ->> 'item' like 'line%'
                    group by o.id, o.number having sum((l ->> 'taxMinor')::bigint) > o.tax_minor"""),
            Map.entry("an order that waits for nothing", """
                    select o.number from orders.orders o where o.status = 'PENDING_PAYMENT'"""),
            Map.entry("an order told of not exactly once", """
                    select o.number || ' ' || t.type || ' ' || coalesce(e.times, 0) from orders.orders o
                    cross join (values ('order.placed'), ('order.paid')) t (type)
                    left join (select type, data ->> 'orderNumber' as number, count(*) as times from events.log
                        where type in ('order.placed', 'order.paid') and data ->> 'again' is null group by 1, 2) e
                        on e.type = t.type and e.number = o.number
                    where o.payment_status = 'PAID' and coalesce(e.times, 0) <> 1"""),
            Map.entry("an event that its mail did not follow", """
                    select e.type || ' ' || (e.data ->> 'orderNumber') || ' ' || count(s.event_id) from events.log e
                    left join notification.sent s on s.event_id = e.id and s.sent_at is not null
                    where e.type = 'order.paid' or e.type = 'order.placed' and e.data ->> 'replaces' is null
                    group by e.id, e.type, e.data having count(s.event_id) <> 1"""),
            Map.entry("a gap in the event log", """
                    select count(*)::text from events.log having count(*) <> count(position)
                        or count(*) <> coalesce(max(position), 0)"""),
            Map.entry("a series of documents with a gap or a double", """
                    select s.prefix from document.series s left join document.documents d on d.series = s.prefix
                    group by s.prefix, s.last
                    having count(d.id) <> s.last or count(distinct d.number) <> s.last
                        or max(substring(d.number from length(s.prefix) + 1)::bigint) is distinct from s.last"""),
            Map.entry("a document without its files", """
                    select document_id::text from document.files where status <> 'READY'"""),
            Map.entry("an event that was set aside", "select error from events.dead_letters"));

    private static final int MAX_NAMED = 3;

    private Invariants() {}

    /// @return what is wrong; empty if all is well
    static List<String> violations(Stage stage, Crowd crowd) throws IOException {
        var violations = violations(stage, crowd.traffic());
        violations.addAll(crowd.failures());
        return violations;
    }

    static List<String> violations(Stage stage, Traffic traffic) throws IOException {
        var jdbc = stage.jdbc();
        var violations = new ArrayList<String>();
        try {
            settle(stage);
        } catch (ConditionTimeoutException late) {
            violations.add("something is still in progress: " + late.getMessage());
        }
        ProviderLedgers.copy(stage);
        FORBIDDEN.forEach((name, sql) ->
                add(violations, name, jdbc.sql(sql).query(String.class).list()));
        webhooks(stage, violations);
        lost(stage, violations);
        violations.addAll(ProviderLedgers.differences(stage));
        violations.addAll(LogScan.violations(stage));
        var faults = traffic.all().stream()
                .filter(answer -> answer.status() >= 500 && answer.status() != 502 && answer.status() != 503)
                .toList();
        add(violations, "answers that were faults", faults);
        return violations;
    }

    private static void add(List<String> violations, String name, List<?> found) {
        if (!found.isEmpty()) {
            violations.add(name + " (" + found.size() + "): " + found.subList(0, Math.min(MAX_NAMED, found.size())));
        }
    }

    /// Until nothing is in progress: notices are taken, payments are known, and every consumer has read the log.
    private static void settle(Stage stage) {
        Patience.until(
                Duration.ofSeconds(90),
                () -> stage.stripe().books().pending() == 0
                        && stage.jdbc().sql("""
                        select not exists (select from payment.payments where status = 'UNKNOWN')
                           and not exists (select from orders.orders where status = 'PENDING_PAYMENT')
                           and not exists (select from payment.inbox_events where done_at is null)
                           and not exists (select from payment.undos where done_at is null)
                           and not exists (select from orders.owed_refunds where done_at is null)
                           and not exists (select from orders.return_refunds where status = 'PENDING' and not transferred)
                           and not exists (select from payment.refunds where status in ('PENDING', 'UNKNOWN') and not transferred)
                        """).query(Boolean.class).single());
        // Each invoice is printed, however many were sold.
        EventProbe.on(stage.jdbc()).awaitDelivered(Duration.ofMinutes(4));
    }

    /// Every change reached the program that listens, once after what came twice was dropped, in order for each
    /// subject.
    private static void webhooks(Stage stage, List<String> violations) {
        try {
            Patience.until(
                    Duration.ofSeconds(60),
                    () -> stage.sink().differences(stage.jdbc()).isEmpty());
        } catch (ConditionTimeoutException _) {
            add(
                    violations,
                    "subjects that the webhook told otherwise",
                    stage.sink().differences(stage.jdbc()));
        }
    }

    private static void lost(Stage stage, List<String> violations) {
        var jdbc = stage.jdbc();
        var books = stage.books();
        var orders = jdbc.sql("""
                select o.number || ' ' || o.total_minor || ' '
                    || (select sum(l.quantity) from orders.order_lines l where l.order_id = o.id)
                from orders.orders o where o.payment_status = 'PAID'
                """).query(String.class).set();
        add(
                violations,
                "acknowledged orders that are lost",
                books.bought().stream()
                        .filter(order ->
                                !orders.contains(order.number() + " " + order.totalMinor() + " " + order.units()))
                        .toList());
        var carts = jdbc.sql("""
                select c.id || ' ' || (select sum(i.quantity) from cart.items i where i.cart_id = c.id)
                from cart.carts c
                """).query(String.class).set();
        add(
                violations,
                "acknowledged carts that are lost",
                books.filled().stream()
                        .filter(cart -> !carts.contains(
                                TypeIds.parse(CartId.class, cart.id()).value() + " " + cart.units()))
                        .toList());
    }
}
