package dev.kontor.order.payment;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.billing.BilledOrder;
import dev.kontor.order.billing.OrderBilling;
import dev.kontor.order.billing.OrderReference;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaidItems;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxNote;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads orders with their items for invoices.
@Repository
class OrderBills implements OrderBilling {

    private static final String ORDER = """
            select o.id, o.number, o.status, o.channel, o.customer_id, o.email, o.locale, o.currency, o.payment_id,
                o.payment_method, o.placed_at, o.prices_include_tax, o.billing_address, coalesce(o.tax_notes, '[]') as tax_notes,
                o.vat_proof ->> 'number' as vat_number,
                coalesce(o.shipping_address, (select g.address from orders.shipping_groups g
                    where g.order_id = o.id and g.address is not null order by g.position limit 1)) as delivery_address,
                (select min(coalesce(f.shipped_at, f.delivered_at)) from orders.fulfillments f
                    where f.order_id = o.id and f.status in ('SHIPPED', 'DELIVERED', 'COLLECTED')) as shipped_at,
                (select jsonb_agg(jsonb_build_object('id', l.id, 'sku', l.sku, 'title', l.title,
                        'variantTitle', l.variant_title, 'shippable', l.shippable, 'quantity', l.quantity,
                        'taxCategory', l.tax_category,
                        'unitPrice', %s, 'discount', %s,
                        'pricesIncludeTax', coalesce(l.prices_include_tax, g.prices_include_tax, o.prices_include_tax))
                        order by l.position)
                    from orders.order_lines l left join orders.shipping_groups g on g.id = l.shipping_group_id
                    where l.order_id = o.id) as lines,
                (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', coalesce(g.shipping_name, ''),
                        'price', %s, 'discount', %s, 'pricesIncludeTax', g.prices_include_tax) order by g.position), '[]')
                    from orders.shipping_groups g where g.order_id = o.id) as groups,
                coalesce(o.shipping_name, '') as shipping_name, o.shipping_minor - f.price as shipping_minor,
                o.shipping_discount_minor - f.discount as shipping_discount_minor
            from orders.orders o, lateral (select coalesce(sum(r.shipping_minor), 0) as price,
                coalesce(sum(r.discount_minor), 0) as discount from orders.shipping_groups r
                where r.order_id = o.id and r.replaced_at is not null) f
            where o.id = :id
            """.formatted(
                    money("l.unit_price_minor"),
                    money("l.discount_minor"),
                    money("g.shipping_minor"),
                    money("g.discount_minor"));

    private final JdbcClient jdbc;
    private final PaidItems items;

    OrderBills(JdbcClient jdbc, PaidItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    record Line(
            OrderLineId id,
            String sku,
            String title,
            String variantTitle,
            boolean shippable,
            int quantity,
            String taxCategory,
            Money unitPrice,
            Money discount,
            boolean pricesIncludeTax) {

        private boolean isGiftCard() {
            return Taxation.OUTSIDE_SCOPE.equals(taxCategory);
        }

        BilledOrder.Item item(PaidItem due) {
            return new BilledOrder.Item(
                    sku, title, variantTitle, shippable, quantity, unitPrice, discount, pricesIncludeTax, due);
        }
    }

    record Group(ShippingGroupId id, String name, Money price, Money discount, boolean pricesIncludeTax) {

        BilledOrder.Item item(PaidItem due) {
            return shipping(name, price, discount, pricesIncludeTax, due);
        }
    }

    record Row(
            OrderId id,
            String number,
            OrderStatus status,
            String channel,
            @Nullable CustomerId customerId,
            String email,
            Locale locale,
            Currency currency,
            PaymentId paymentId,
            String paymentMethod,
            @Nullable Instant placedAt,
            @Nullable Instant shippedAt,
            boolean pricesIncludeTax,
            Address billingAddress,
            @Nullable Address deliveryAddress,
            @Nullable String vatNumber,
            List<TaxNote> taxNotes,
            List<Line> lines,
            List<Group> groups,
            String shippingName,
            Money shipping,
            Money shippingDiscount) {

        BilledOrder with(Map<String, PaidItem> due) {
            var giftCards = lines.stream()
                    .filter(Line::isGiftCard)
                    .flatMap(line -> Stream.ofNullable(due.get(line.id().text())))
                    .map(PaidItem::paid)
                    .toList();
            var goods = lines.stream()
                    .filter(line -> !line.isGiftCard())
                    .flatMap(
                            line -> Stream.ofNullable(due.get(line.id().text())).map(line::item));
            var ofGroups = groups.stream()
                    .flatMap(group ->
                            Stream.ofNullable(due.get(group.id().text())).map(group::item));
            var ofOrder = Stream.ofNullable(due.get(OrderedItems.SHIPPING))
                    .map(paid -> OrderBills.shipping(shippingName, shipping, shippingDiscount, pricesIncludeTax, paid));
            return new BilledOrder(
                    id,
                    number,
                    status,
                    channel,
                    customerId,
                    email,
                    locale,
                    currency,
                    paymentId,
                    paymentMethod,
                    placedAt,
                    shippedAt,
                    billingAddress,
                    deliveryAddress,
                    vatNumber,
                    taxNotes,
                    Stream.of(goods, ofGroups, ofOrder).flatMap(item -> item).toList(),
                    Money.sum(currency, giftCards));
        }
    }

    @Override
    public Map<UUID, OrderReference> ofPayments(Collection<UUID> payments) {
        record Row(UUID reference, OrderId id, String number, String channel) {}
        return jdbc.sql("""
                        select cart_id as reference, id, number, channel from orders.orders
                        where cart_id = any(:payments) and status <> 'FAILED'
                        union all
                        select l.reference, o.id, o.number, o.channel
                        from orders.payment_links l join orders.orders o on o.id = l.order_id
                        where l.reference = any(:payments)
                        """).param("payments", payments).query(Row.class).list().stream()
                .collect(Collectors.toMap(
                        Row::reference, row -> new OrderReference(row.id(), row.number(), row.channel())));
    }

    @Override
    public Optional<BilledOrder> find(OrderId id) {
        return jdbc.sql(ORDER)
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(row -> row.with(items.of(row.paymentId())));
    }

    private static BilledOrder.Item shipping(
            String name, Money price, Money discount, boolean pricesIncludeTax, PaidItem due) {
        return new BilledOrder.Item(null, name, "", false, 1, price, discount, pricesIncludeTax, due);
    }

    private static String money(String minor) {
        return Sql.money(minor, "o.currency");
    }
}
