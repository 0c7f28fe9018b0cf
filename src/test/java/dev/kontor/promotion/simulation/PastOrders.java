package dev.kontor.promotion.simulation;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.id.TypeIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes orders of the past.
final class PastOrders {

    private final JdbcClient jdbc;

    PastOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An order to write.
    ///
    /// @param used a promotion that it used, with a discount of the first line
    record Order(
            Instant at,
            String email,
            String currency,
            String country,
            List<Line> lines,
            String status,
            @Nullable PromotionId used,
            long usedMinor) {

        static Order of(Instant at, String email, Line... lines) {
            return new Order(at, email, "USD", "IS", List.of(lines), "OPEN", null, 0);
        }

        Order in(String other) {
            return new Order(at, email, other, country, lines, status, used, usedMinor);
        }

        Order with(String other) {
            return new Order(at, email, currency, country, lines, other, used, usedMinor);
        }

        Order using(PromotionId promotion, long minor) {
            return new Order(at, email, currency, country, lines, status, promotion, minor);
        }
    }

    record Line(VariantId variant, long unitMinor, int quantity, boolean reduced) {}

    static Line line(VariantId variant, long unitMinor, int quantity) {
        return new Line(variant, unitMinor, quantity, false);
    }

    /// Writes the order, with a shipping charge of 5.00.
    ///
    /// @return its number
    String add(Order order) {
        var id = OrderId.next();
        var number = "SIM-" + id.text().substring(4);
        long value = order.lines().stream()
                .mapToLong(line -> line.unitMinor() * line.quantity())
                .sum();
        jdbc.sql("""
                        insert into orders.orders (id, number, cart_id, email, locale, status, payment_status, fulfillment_status,
                            currency, subtotal_minor, shipping_minor, shipping_net_minor, shipping_tax_minor, tax_minor,
                            total_minor, prices_include_tax, shipping_code, shipping_name, shipping_address,
                            billing_address, payment_id, payment_method, created_at, placed_at, updated_at, version,
                            discount_minor)
                        values (:id, :number, :cart, :email, 'en', :status, 'PAID', 'UNFULFILLED', :currency, :value, 500, 500,
                            0, 0, :value + 500 - :used, true, 'standard', 'Standard', jsonb_build_object('country', :country::text),
                            jsonb_build_object('country', 'DE'), :payment, 'manual', :at, :at, :at, 1, :used)
                        """)
                .param("id", id)
                .param("number", number)
                .param("cart", UUID.randomUUID())
                .param("email", order.email())
                .param("status", order.status())
                .param("currency", order.currency())
                .param("value", value)
                .param("used", order.usedMinor())
                .param("country", order.country())
                .param("payment", UUID.randomUUID())
                .param("at", order.at())
                .update();
        var lines = new ArrayList<>(order.lines());
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            long discount = index == 0 ? order.usedMinor() : 0;
            jdbc.sql("""
                            insert into orders.order_lines (id, order_id, position, variant_id, product_id, sku, title,
                                variant_title, shippable, quantity, unit_price_minor, subtotal_minor, net_minor, tax_minor,
                                gross_minor, tax_name, tax_rate, reduced, discount_minor, discounts)
                            values (:id, :order, :position, :variant, :product, 'SKU', 'Cup', '', true, :quantity, :unit,
                                :unit * :quantity, :unit * :quantity - :discount, 0, :unit * :quantity - :discount, 'VAT', 0,
                                :reduced, :discount,
                                case when :discount > 0 then jsonb_build_array(jsonb_build_object('promotionId', :used::text,
                                    'title', 'Used', 'amountMinor', :discount)) end)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("order", id)
                    .param("position", index)
                    .param("variant", line.variant())
                    .param("product", UUID.randomUUID())
                    .param("quantity", line.quantity())
                    .param("unit", line.unitMinor())
                    .param("reduced", line.reduced())
                    .param("discount", discount)
                    .param("used", order.used() == null ? "" : order.used().text())
                    .update();
        }
        return number;
    }

    /// Writes many orders of three lines in one statement, a second apart.
    void addMany(Instant from, int count, VariantId variant) {
        jdbc.sql("""
                        with added as (
                            insert into orders.orders (id, number, cart_id, email, locale, status, payment_status,
                                fulfillment_status, currency, subtotal_minor, shipping_minor, shipping_net_minor,
                                shipping_tax_minor, tax_minor, total_minor, prices_include_tax, shipping_code, shipping_name,
                                shipping_address, billing_address, payment_id, payment_method, created_at, placed_at,
                                updated_at, version)
                            select uuidv4(), 'SIM-' || uuidv4(), uuidv4(), 'buyer' || n % 1000 || :stem || '@example.com',
                                'en', 'OPEN', 'PAID', 'UNFULFILLED', 'USD', 3 * (1000 + n % 100), 500, 500, 0, 0,
                                3 * (1000 + n % 100) + 500, true, 'standard', 'Standard',
                                jsonb_build_object('country', 'IS'), jsonb_build_object('country', 'IS'), uuidv4(), 'manual',
                                :from::timestamptz + make_interval(secs => n), :from::timestamptz + make_interval(secs => n),
                                now(), 1
                            from generate_series(1, :count) n
                            returning id, (total_minor - 500) / 3 as unit
                        )
                        insert into orders.order_lines (id, order_id, position, variant_id, product_id, sku, title,
                            variant_title, shippable, quantity, unit_price_minor, subtotal_minor, net_minor, tax_minor,
                            gross_minor, tax_name, tax_rate)
                        select uuidv4(), id, position, :variant, uuidv4(), 'SKU', 'Cup', '', true, 1, unit, unit, unit, 0, unit,
                            'VAT', 0
                        from added, generate_series(1, 3) position
                        """)
                .param("from", from)
                .param("count", count)
                .param("stem", UUID.randomUUID().toString())
                .param("variant", variant)
                .update();
    }

    static PromotionId id(String text) {
        return TypeIds.parse(PromotionId.class, text);
    }
}
