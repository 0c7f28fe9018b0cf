package dev.kontor.order.replacement;

import dev.kontor.channel.Channels;
import dev.kontor.order.Orders;
import dev.kontor.order.edit.AddedLine;
import dev.kontor.order.edit.EditedLines;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes an order with the buyer, addresses and shipping method of another one, and the exchange that it
/// belongs to, in one statement. The shipping costs nothing.
@Repository
class ReplacementInsert {

    private static final String SQL = """
            with line as (%s), sums as (
                select sum("subtotalMinor") as subtotal, sum("taxMinor") as tax, sum("grossMinor") as gross from line
            ), placed as (
                insert into orders.orders (id, number, cart_id, customer_id, email, locale, channel, access_token_hash,
                    status, payment_status, fulfillment_status, currency, subtotal_minor, shipping_minor,
                    shipping_net_minor, shipping_tax_minor, tax_minor, total_minor, prices_include_tax, shipping_code,
                    shipping_name, shipping_address, billing_address, payment_id, payment_method, tax_zone, tax_rounding,
                    tax_treatment, tax_notes, vat_proof, tax_exemption, shipping_facts, created_by, created_at,
                    updated_at, version)
                select :order, :prefix || nextval('orders.order_numbers'), :cart, o.customer_id, o.email, o.locale,
                    o.channel, :tokenHash, 'PENDING_PAYMENT', 'PENDING', 'UNFULFILLED', o.currency, sums.subtotal, 0, 0,
                    0, sums.tax, sums.gross, coalesce(g.prices_include_tax, o.prices_include_tax),
                    coalesce(g.shipping_code, o.shipping_code), coalesce(g.shipping_name, o.shipping_name),
                    coalesce(g.address, o.shipping_address), o.billing_address, :payment, :method,
                    coalesce(g.tax_zone, o.tax_zone), coalesce(g.tax_rounding, o.tax_rounding),
                    coalesce(g.tax_treatment, o.tax_treatment), o.tax_notes, o.vat_proof, o.tax_exemption,
                    -- The other facts explain the price of the shipping of the original order.
                    coalesce(g.shipping_facts, o.shipping_facts) - array['components', 'taxShares', 'upToGrams',
                        'freeAboveMinor', 'deliveryFromOn', 'deliveryToOn'] || '{"rateMinor": 0}',
                    :actor, :now, :now, 1
                from sums, orders.orders o left join orders.shipping_groups g on g.id = :group
                where o.id = :original
            ), inserted as (%s), exchanged as (
                insert into orders.exchanges (id, return_id, order_id, status, shipment, currency, value_minor,
                    credit_minor, total_minor, rest, refund_id, actor, created_at, ended_at)
                values (:id, :returnId, :order, :status, :shipment, :valueCurrency, :valueMinor, :creditMinor,
                    :totalMinor, :others::jsonb, :refundId, :actor, :now, :endedAt)
            )
            insert into orders.timeline (id, order_id, type, actor, at, data)
            values (:entry, :order, 'CREATED', :actor, :now, :data::jsonb)
            """.formatted(EditedLines.LINES, EditedLines.insert("0"));

    private final JdbcClient jdbc;
    private final Channels channels;
    private final LastingKeys keys;
    private final Clock clock;

    ReplacementInsert(JdbcClient jdbc, Channels channels, LastingKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.keys = keys;
        this.clock = clock;
    }

    /// @param group the shipping group whose address and method are used; null for an order that is not split
    /// @param exchange names the new order
    /// @throws ConflictException if another order replaces the units
    void insert(
            Order original, @Nullable UUID group, Exchange exchange, List<AddedLine> lines, PaymentSnapshot payment) {
        try {
            statement(original.facts(), group, exchange, lines, payment).update();
        } catch (DuplicateKeyException _) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "Another order replaces the units of this return.");
        }
    }

    private JdbcClient.StatementSpec statement(
            Order.Facts facts,
            @Nullable UUID group,
            Exchange exchange,
            List<AddedLine> lines,
            PaymentSnapshot payment) {
        var id = exchange.orderId();
        return jdbc.sql(SQL)
                .paramSource(exchange)
                .param("others", Sql.json(exchange.rest()))
                .param("added", Sql.json(lines))
                .param("order", id)
                .param("original", facts.id())
                .param("group", group)
                .param("cart", payment.reference())
                .param("prefix", channels.orderNumberPrefix(facts.channel()))
                .param("tokenHash", facts.hasAccessToken() ? Keyring.hash(Orders.token(id, keys)) : null)
                .param("payment", payment.id())
                .param("method", payment.method())
                .param("entry", TypeIds.next())
                .param(
                        "data",
                        Sql.json(Map.of(
                                "replaces",
                                facts.id().text(),
                                "returnId",
                                exchange.returnId().text())))
                .param("now", clock.instant());
    }
}
