package dev.kontor.order.placement;

import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.LineInput;
import dev.kontor.order.lifecycle.LinePart;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes a new order with its lines and its first timeline entry in one statement.
@Component
class OrderInsert {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OrderInsert(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    OrderSnapshot insert(NewOrder order) {
        requireTotalsAddUp(order);
        var totals = order.totals();
        var shipping = order.shipping();
        var number = jdbc.sql("""
                        with placed as (
                            insert into orders.orders (id, number, cart_id, customer_id, email, locale, channel, note,
                                access_token_hash, status, payment_status, fulfillment_status, currency, subtotal_minor,
                                shipping_minor, shipping_net_minor, shipping_tax_minor, tax_minor, total_minor,
                                prices_include_tax, shipping_code, shipping_name, shipping_address, billing_address,
                                payment_id, payment_method, tax_zone, quoted_at, shipping_facts, created_at, updated_at,
                                version)
                            values (:id, 'K-' || nextval('orders.order_numbers'), :cartId, :customerId, :email, :locale,
                                :channel, :note, :tokenHash, 'PENDING_PAYMENT', 'PENDING', 'UNFULFILLED', :currency, :subtotal,
                                :shipping, :shippingNet, :shippingTax, :tax, :total, :pricesIncludeTax, :shippingCode,
                                :shippingName, :shippingAddress::jsonb, :billingAddress::jsonb, :paymentId,
                                :paymentMethod, :taxZone, :quotedAt, :shippingFacts::jsonb, :now, :now, 1)
                            returning number
                        ), groups as (
                            insert into orders.shipping_groups (id, order_id, position, address, shipping_code,
                                shipping_name, shipping_facts, shipping_minor, net_minor, tax_minor, tax_zone,
                                prices_include_tax)
                            select g.id, :id, g.place, g.address::jsonb, g.code, g.name, g.facts::jsonb, g.price, g.net,
                                g.tax, g.zone, g.inclusive
                            from unnest(:groupIds::uuid[], :groupAddresses::text[], :groupCodes::text[],
                                :groupNames::text[], :groupFacts::text[], :groupPrices::bigint[], :groupNets::bigint[],
                                :groupTaxes::bigint[], :groupZones::text[], :groupInclusives::boolean[])
                                with ordinality as g (id, address, code, name, facts, price, net, tax, zone, inclusive,
                                    place)
                        ), lines as (
                            insert into orders.order_lines (id, order_id, position, variant_id, product_id, sku, title,
                                variant_title, image_url, shippable, quantity, unit_price_minor, subtotal_minor,
                                net_minor, tax_minor, gross_minor, tax_name, tax_rate, tax_category, price_list,
                                shipping_group_id, inputs, parts, tax_shares)
                            select line.id, :id, line.place, line.variant_id, line.product_id, line.sku, line.title,
                                line.variant_title, line.image_url, line.shippable, line.quantity, line.unit_price,
                                line.subtotal, line.net, line.tax, line.gross, line.tax_name, line.tax_rate,
                                line.tax_category, line.price_list, line.group_id, line.inputs::jsonb,
                                line.parts::jsonb, line.tax_shares::jsonb
                            from unnest(:lineIds::uuid[], :variantIds::uuid[], :productIds::uuid[], :skus::text[],
                                :titles::text[], :variantTitles::text[], :imageUrls::text[], :shippables::boolean[],
                                :quantities::int[], :unitPrices::bigint[], :subtotals::bigint[], :nets::bigint[],
                                :taxes::bigint[], :grosses::bigint[], :taxNames::text[], :taxRates::numeric[],
                                :taxCategories::text[], :priceLists::text[], :lineGroups::uuid[], :inputs::text[],
                                :lineParts::text[], :lineTaxes::text[])
                                with ordinality as line (id, variant_id, product_id, sku, title, variant_title, image_url,
                                    shippable, quantity, unit_price, subtotal, net, tax, gross, tax_name, tax_rate,
                                    tax_category, price_list, group_id, inputs, parts, tax_shares, place)
                        ), told as (
                            insert into orders.timeline (id, order_id, type, actor, at, data)
                            values (:entryId, :id, 'CREATED', :actor, :now, '{}')
                        )
                        select number from placed
                        """)
                .param("id", order.id())
                .param("cartId", order.cartId())
                .param(
                        "customerId",
                        order.customerId() == null ? null : order.customerId().value(),
                        Types.OTHER)
                .param("email", order.email())
                .param("locale", order.locale().toLanguageTag())
                .param("channel", order.channel())
                .param("note", order.note())
                .param("tokenHash", new SqlParameterValue(Types.BINARY, order.accessTokenHash()))
                .param("currency", totals.total().currency().getCurrencyCode())
                .param("subtotal", totals.subtotal().minor())
                .param("shipping", totals.shipping().minor())
                .param("shippingNet", sum(order, NewOrder.Shipping::net).minor())
                .param("shippingTax", sum(order, NewOrder.Shipping::tax).minor())
                .param("tax", totals.tax().minor())
                .param("total", totals.total().minor())
                .param("pricesIncludeTax", totals.pricesIncludeTax())
                .param("shippingCode", shipping == null ? null : shipping.code())
                .param("shippingName", shipping == null ? null : shipping.name())
                .param("shippingAddress", text(order.shippingAddress()))
                .param("billingAddress", text(order.billingAddress()))
                .param("paymentId", order.paymentId())
                .param("paymentMethod", order.paymentMethod())
                .param("taxZone", order.taxZone())
                .param("quotedAt", OrderRepository.offset(order.quotedAt()))
                .param("shippingFacts", text(shipping == null ? null : ShippingFacts.of(shipping)))
                .param("now", OrderRepository.offset(clock.instant()))
                .param("entryId", TypeIds.next())
                .param(
                        "actor",
                        order.customerId() == null
                                ? "guest"
                                : order.customerId().text())
                .params(lines(order))
                .params(groups(order))
                .query(String.class)
                .single();
        return new OrderSnapshot(
                order.id(),
                number,
                order.cartId(),
                order.customerId(),
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
                order.shippings().stream().map(part).toList());
    }

    private Map<String, Object> lines(NewOrder order) {
        return Map.ofEntries(
                column(order, "lineIds", line -> line.id().value().toString()),
                column(order, "variantIds", line -> line.variantId().value().toString()),
                column(order, "productIds", line -> line.productId().value().toString()),
                column(order, "skus", NewOrder.Line::sku),
                column(order, "titles", NewOrder.Line::title),
                column(order, "variantTitles", NewOrder.Line::variantTitle),
                column(order, "imageUrls", NewOrder.Line::imageUrl),
                column(order, "shippables", line -> Boolean.toString(line.shippable())),
                column(order, "quantities", line -> Integer.toString(line.quantity())),
                column(order, "unitPrices", line -> minor(line.unitPrice())),
                column(order, "subtotals", line -> minor(line.subtotal())),
                column(order, "nets", line -> minor(line.net())),
                column(order, "taxes", line -> minor(line.tax())),
                column(order, "grosses", line -> minor(line.gross())),
                column(order, "taxNames", NewOrder.Line::taxName),
                column(order, "taxRates", line -> line.taxRate().toPlainString()),
                column(order, "taxCategories", NewOrder.Line::taxCategory),
                column(order, "priceLists", NewOrder.Line::priceList),
                column(order, "inputs", line -> LineInput.text(line.inputs(), json)),
                column(
                        order,
                        "lineGroups",
                        line -> line.groupId() == null
                                ? null
                                : line.groupId().value().toString()),
                column(
                        order,
                        "lineParts",
                        line -> list(line.parts().stream().map(LinePart::of).toList())),
                column(
                        order,
                        "lineTaxes",
                        line -> list(line.taxShares().stream().map(LineTax::of).toList())));
    }

    private static Map.Entry<String, Object> column(
            NewOrder order, String name, Function<NewOrder.Line, @Nullable String> value) {
        return Map.entry(name, order.lines().stream().map(value).toArray(String[]::new));
    }

    private Map<String, Object> groups(NewOrder order) {
        return Map.ofEntries(
                group(order, "groupIds", group -> group.id().value().toString()),
                group(order, "groupAddresses", group -> text(group.address())),
                group(order, "groupZones", NewOrder.Group::taxZone),
                group(order, "groupInclusives", group -> Boolean.toString(group.pricesIncludeTax())),
                shipping(order, "groupCodes", null, NewOrder.Shipping::code),
                shipping(order, "groupNames", null, NewOrder.Shipping::name),
                shipping(order, "groupFacts", null, shipping -> text(ShippingFacts.of(shipping))),
                shipping(order, "groupPrices", "0", shipping -> minor(shipping.price())),
                shipping(order, "groupNets", "0", shipping -> minor(shipping.net())),
                shipping(order, "groupTaxes", "0", shipping -> minor(shipping.tax())));
    }

    private static Map.Entry<String, Object> group(
            NewOrder order, String name, Function<NewOrder.Group, @Nullable String> value) {
        return Map.entry(name, order.groups().stream().map(value).toArray(String[]::new));
    }

    /// @param otherwise value for a group that needs no shipping
    private static Map.Entry<String, Object> shipping(
            NewOrder order,
            String name,
            @Nullable String otherwise,
            Function<NewOrder.Shipping, @Nullable String> value) {
        return group(order, name, group -> group.shipping() == null ? otherwise : value.apply(group.shipping()));
    }

    private static String minor(Money money) {
        return Long.toString(money.minor());
    }

    private @Nullable String list(List<?> values) {
        return values.isEmpty() ? null : json.writeValueAsString(values);
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }
}
