package dev.kontor.order.edit;

import dev.kontor.order.OrderId;
import dev.kontor.shared.database.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Adds the lines of an edit to a locked order and its totals, in one statement.
@Repository
public class EditedLines {

    /// Reads lines of a JSON array, each with its place in it.
    public static final String LINES = """
                            select n.*, e.place
                            from jsonb_array_elements(:added::jsonb) with ordinality as e (value, place),
                                jsonb_to_record(e.value) as n (id uuid, "variantId" uuid, "productId" uuid, sku text,
                                    title text, "variantTitle" text, "imageUrl" text, shippable boolean,
                                    quantity integer, "unitPriceMinor" bigint, "subtotalMinor" bigint,
                                    "netMinor" bigint, "taxMinor" bigint, "grossMinor" bigint, "taxCategory" text,
                                    "taxName" text, "taxRate" numeric, "priceList" text, reduced boolean,
                                    "groupId" uuid, inputs jsonb, parts jsonb, "taxShares" jsonb, "agreedPrice" jsonb,
                                    "discountMinor" bigint, discounts jsonb, custom jsonb)
            """;

    private static final String COLUMNS = """
            id, order_id, position, variant_id, product_id, sku, title, variant_title, image_url, shippable, quantity,
                unit_price_minor, subtotal_minor, net_minor, tax_minor, gross_minor, tax_name, tax_rate, tax_category,
                price_list, reduced, shipping_group_id, inputs, parts, tax_shares, price_override,
                discount_minor, discounts, custom
            """;

    /// Inserts [#LINES], named `line`, into the order `:order` after a number of lines.
    public static String insert(String after) {
        return """
                insert into orders.order_lines (%s)
                select id, :order, %s + place, "variantId", "productId", sku, title, "variantTitle", "imageUrl",
                    shippable, quantity, "unitPriceMinor", "subtotalMinor", "netMinor", "taxMinor", "grossMinor",
                    "taxName", "taxRate", "taxCategory", "priceList", reduced, "groupId", inputs, parts, "taxShares",
                    "agreedPrice", coalesce("discountMinor", 0), discounts, custom
                from line
                """.formatted(COLUMNS, after);
    }

    private final JdbcClient jdbc;
    private final EditedPlaces places;

    EditedLines(JdbcClient jdbc, EditedPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /// Writes what an edit moves, then its lines.
    void write(OrderId order, EditPlan plan, Instant now) {
        var move = plan.move();
        if (move != null) {
            places.apply(order, move, now);
        }
        insert(order, plan.added());
    }

    /// Also counts the edit, so that it must run for an edit without new lines too.
    private void insert(OrderId order, List<AddedLine> added) {
        jdbc.sql("""
                        with line as (%s), inserted as (%s)
                        update orders.orders o set edits = o.edits + 1,
                            subtotal_minor = o.subtotal_minor + more.subtotal, tax_minor = o.tax_minor + more.tax,
                            total_minor = o.total_minor + more.gross, discount_minor = o.discount_minor + more.discount
                        from (select coalesce(sum("subtotalMinor"), 0) as subtotal, coalesce(sum("taxMinor"), 0) as tax,
                                coalesce(sum("grossMinor"), 0) as gross,
                                coalesce(sum("discountMinor"), 0) as discount from line) more
                        where o.id = :order
                        """.formatted(
                        LINES, insert("(select max(l.position) from orders.order_lines l where l.order_id = :order)")))
                .param("added", Sql.json(added))
                .param("order", order)
                .update();
    }
}
