package dev.kontor.order.placement;

import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.LineDiscount;
import dev.kontor.order.lifecycle.LineInput;
import dev.kontor.order.lifecycle.LinePart;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.settings.PolicySource;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shared.shop.Shop;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes a new order with its lines and its first timeline entry in one statement.
@Component
class OrderInsert {

    /// With the policies that are in force when the order is written, by the clock of the database.
    private static final String ORDER = """
            insert into orders.orders (id, number, cart_id, customer_id, email, locale, channel, note,
                access_token_hash, status, payment_status, fulfillment_status, currency, subtotal_minor,
                shipping_minor, shipping_net_minor, shipping_tax_minor, tax_minor, total_minor,
                prices_include_tax, shipping_code, shipping_name, shipping_address, billing_address,
                payment_id, payment_method, tax_zone, tax_rounding, tax_treatment, tax_source, tax_notes, vat_proof, tax_exemption, quoted_at,
                shipping_facts, discount_minor, shipping_discount_minor, shipping_discounts, created_by, policies, created_at, updated_at, version)
            values (:id, :numberPrefix || nextval('orders.order_numbers'), :cartId, :customerId, :email, :locale,
                :channel, :note, :accessTokenHash, 'PENDING_PAYMENT', 'PENDING', 'UNFULFILLED',
                :totals.totalCurrency, :totals.subtotalMinor, :totals.shippingMinor, :shippingNet,
                :shippingTax, :totals.taxMinor, :totals.totalMinor, :totals.pricesIncludeTax,
                :shipping.code, :shipping.name, :shippingAddress::jsonb, :billingAddress::jsonb,
                :paymentId, :paymentMethod, :taxZone, :taxRounding::jsonb, :taxTreatment, :taxSource, :taxNotesJson::jsonb,
                :vatProof::jsonb, :taxExemption::jsonb, :quotedAt, :shippingFacts::jsonb,
                :totals.discountMinor, :shippingDiscount, :shippingDiscounts::jsonb, :createdBy, %s, :now, :now, 1)
            returning number""".formatted(PolicySource.inForce(":policyLocales::text[]"));

    private static final String GROUPS = """
            insert into orders.shipping_groups (id, order_id, position, address, shipping_code,
                shipping_name, shipping_facts, shipping_minor, net_minor, tax_minor, tax_zone,
                tax_rounding, tax_treatment, prices_include_tax, discount_minor, discounts)
            select g.id, :id, g.place, g.address::jsonb, g.code, g.name, g.facts::jsonb,
                coalesce(g.price, 0), coalesce(g.net, 0), coalesce(g.tax, 0), g.zone, g.rounding::jsonb,
                g.treatment, g.inclusive,
                g.discount, g.discounts::jsonb
            from unnest(:groups.id::uuid[], :groups.address::text[], :groups.shipping.code::text[],
                :groups.shipping.name::text[], :groupFacts.facts::text[],
                :groups.shipping.priceMinor::bigint[], :groups.shipping.netMinor::bigint[],
                :groups.shipping.taxMinor::bigint[], :groups.taxZone::text[], :groups.taxRounding::text[],
                :groups.taxTreatment::text[],
                :groups.pricesIncludeTax::boolean[], :groupFacts.discountMinor::bigint[],
                :groupFacts.discounts::text[])
                with ordinality as g (id, address, code, name, facts, price, net, tax, zone, rounding, treatment, inclusive,
                    discount, discounts, place)""";

    private static final String LINES = """
            insert into orders.order_lines (id, order_id, position, variant_id, product_id, sku, title,
                variant_title, image_url, shippable, quantity, unit_price_minor, subtotal_minor,
                net_minor, tax_minor, gross_minor, tax_name, tax_rate, tax_category, price_list,
                reduced, shipping_group_id, inputs, parts, tax_shares, discount_minor, discounts,
                price_override, custom)
            select line.id, :id, line.place, line.variant_id, line.product_id, line.sku, line.title,
                line.variant_title, line.image_url, line.shippable, line.quantity, line.unit_price,
                line.subtotal, line.net, line.tax, line.gross, line.tax_name, line.tax_rate,
                line.tax_category, line.price_list, line.reduced, line.group_id,
                line.inputs::jsonb, line.parts::jsonb, line.tax_shares::jsonb, line.discount,
                line.discounts::jsonb, line.agreed_price::jsonb, line.custom::jsonb
            from unnest(:lines.id::uuid[], :lines.variantId::uuid[], :lines.productId::uuid[],
                :lines.sku::text[], :lines.title::text[], :lines.variantTitle::text[],
                :lines.imageUrl::text[], :lines.shippable::boolean[], :lines.quantity::int[],
                :lines.unitPriceMinor::bigint[], :lines.subtotalMinor::bigint[],
                :lines.netMinor::bigint[], :lines.taxMinor::bigint[], :lines.grossMinor::bigint[],
                :lines.taxName::text[], :lines.taxRate::numeric[], :lines.taxCategory::text[],
                :lines.priceList::text[], :lines.reduced::boolean[], :lines.groupId::uuid[], :lineDetails.inputs::text[],
                :lineDetails.parts::text[], :lineDetails.taxShares::text[],
                :lineDetails.discountMinor::bigint[], :lineDetails.discounts::text[],
                :lines.agreedPrice::text[], :lines.custom::text[])
                with ordinality as line (id, variant_id, product_id, sku, title, variant_title, image_url,
                    shippable, quantity, unit_price, subtotal, net, tax, gross, tax_name, tax_rate,
                    tax_category, price_list, reduced, group_id, inputs, parts, tax_shares,
                    discount, discounts, agreed_price, custom, place)""";

    private static final String INSERT = """
            with placed as (
            %s
            ), groups as (
            %s
            ), lines as (
            %s
            ), logged as (
                insert into orders.timeline (id, order_id, type, actor, at, data)
                values (:entryId, :id, 'CREATED', :actor, :now, '{}')
            )
            select number from placed
            """.formatted(ORDER, GROUPS, LINES);

    private final JdbcClient jdbc;
    private final Shop shop;
    private final Channels channels;
    private final Clock clock;

    OrderInsert(JdbcClient jdbc, Shop shop, Channels channels, Clock clock) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.channels = channels;
        this.clock = clock;
    }

    /// The columns of a shipping group that are stored as JSON.
    private record GroupFacts(
            @Nullable ShippingFacts facts,
            long discountMinor,
            @Nullable List<LineDiscount> discounts) {

        static GroupFacts of(NewOrder.@Nullable Shipping shipping) {
            return new GroupFacts(
                    ShippingFacts.of(shipping),
                    shipping == null ? 0 : shipping.discount().minor(),
                    shipping == null ? null : OrderInsert.discounts(shipping.discounts()));
        }
    }

    private static @Nullable List<LineDiscount> discounts(List<NewOrder.Discount> discounts) {
        return LineDetails.orNull(discounts.stream().map(LineDiscount::of).toList());
    }

    /// The columns of a line that are stored as JSON.
    private record LineDetails(
            List<LineInput> inputs,
            @Nullable List<LinePart> parts,
            @Nullable List<LineTax> taxShares,
            long discountMinor,
            @Nullable List<LineDiscount> discounts) {

        static LineDetails of(NewOrder.Line line) {
            return new LineDetails(
                    line.inputs().stream().map(LineInput::of).toList(),
                    parts(line),
                    LineTax.of(line.taxShares()),
                    line.discount().minor(),
                    OrderInsert.discounts(line.discounts()));
        }

        /// Empty for gift cards and custom lines, which need no stock.
        private static @Nullable List<LinePart> parts(NewOrder.Line line) {
            var parts = line.parts().stream().map(LinePart::of).toList();
            boolean stockless = line.taxCategory().equals(Taxation.OUTSIDE_SCOPE) || line.custom() != null;
            return stockless ? parts : orNull(parts);
        }

        private static <T> @Nullable List<T> orNull(List<T> list) {
            return list.isEmpty() ? null : list;
        }
    }

    private static String actor(NewOrder order) {
        if (order.createdBy() != null) {
            return order.createdBy();
        }
        return order.customerId() == null ? "guest" : order.customerId().text();
    }

    /// Returns the languages in which shoppers see policies: theirs, else the default of the channel or shop.
    private List<String> policyLocales(NewOrder order) {
        return Stream.of(
                        Optional.of(order.locale()),
                        channels.find(order.channel()).map(Channel::defaultLocale),
                        Optional.of(shop.defaultLocale()))
                .flatMap(Optional::stream)
                .map(Locale::toLanguageTag)
                .distinct()
                .toList();
    }

    OrderSnapshot insert(NewOrder order) {
        requireTotalsAddUp(order);
        var totals = order.totals();
        var shipping = GroupFacts.of(order.shipping());
        var number = jdbc.sql(INSERT)
                .paramSource(order)
                .param("shippingNet", sum(order, NewOrder.Shipping::net).minor())
                .param("shippingTax", sum(order, NewOrder.Shipping::tax).minor())
                .param("taxNotesJson", Sql.json(order.taxNotes()))
                .param("numberPrefix", channels.orderNumberPrefix(order.channel()))
                .param("policyLocales", policyLocales(order))
                .param("taxSource", order.taxSource())
                .param("vatProof", order.vatNumber())
                .param("taxExemption", order.exemption())
                .param("shippingFacts", shipping.facts())
                .param(
                        "groupFacts",
                        order.groups().stream()
                                .map(group -> GroupFacts.of(group.shipping()))
                                .toList())
                .param("shippingDiscount", shipping.discountMinor())
                .param("shippingDiscounts", shipping.discounts() == null ? null : Sql.json(shipping.discounts()))
                .param(
                        "lineDetails",
                        order.lines().stream().map(LineDetails::of).toList())
                .param("now", clock.instant())
                .param("entryId", TypeIds.next())
                .param("actor", actor(order))
                .query(String.class)
                .single();
        return new OrderSnapshot(
                order.id(),
                number,
                order.cartId(),
                order.customerId(),
                order.accessTokenHash() != null,
                OrderStatus.PENDING_PAYMENT,
                OrderPaymentStatus.PENDING,
                FulfillmentStatus.UNFULFILLED,
                totals.total(),
                1);
    }

    /// Rejects an order whose amounts do not add up to its total, because that is a bug.
    private static void requireTotalsAddUp(NewOrder order) {
        var currency = order.totals().total().currency();
        var lines = Money.sum(
                currency, order.lines().stream().map(NewOrder.Line::gross).toList());
        var lineTax = Money.sum(
                currency, order.lines().stream().map(NewOrder.Line::tax).toList());
        var shippingTax = sum(order, NewOrder.Shipping::tax);
        var total = lines.plus(sum(order, NewOrder.Shipping::net)).plus(shippingTax);
        var tax = lineTax.plus(shippingTax);
        if (!total.equals(order.totals().total()) || !tax.equals(order.totals().tax())) {
            throw new IllegalStateException("the totals of order %s do not add up: lines and shipping make %s, tax %s"
                    .formatted(order.id().text(), total, tax));
        }
    }

    private static Money sum(NewOrder order, Function<NewOrder.Shipping, Money> part) {
        return Money.sum(
                order.totals().total().currency(),
                order.allShipping().stream().map(part).toList());
    }
}
