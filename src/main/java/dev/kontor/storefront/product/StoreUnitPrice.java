package dev.kontor.storefront.product;

import dev.kontor.pricing.Content;
import dev.kontor.pricing.ContentUnit;
import dev.kontor.pricing.QuantityRule;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The price of an amount of the content: 16.00 for 1 kg, if 250 g cost 4.00.
///
/// @param price of the reference amount
/// @param reference the amount that the price is for
/// @param content content of one unit of the variant
public record StoreUnitPrice(Money price, Content.Measure reference, Content.Measure content) {

    /// Columns of the terms `s` of a variant `v`.
    public static final String COLUMNS = """
            s.min_quantity, s.max_quantity, s.quantity_step, s.content_amount, s.content_unit, s.reference_amount,
            s.reference_unit""";

    public static final String JOIN = "left join pricing.pub_sales_terms s on s.variant_id = v.variant_id\n";

    /// Absent if the variant has no price or no content.
    public static @Nullable StoreUnitPrice read(ResultSet row, @Nullable Money price) throws SQLException {
        var amount = row.getBigDecimal("content_amount");
        if (price == null || amount == null) {
            return null;
        }
        var content = new Content(
                new Content.Measure(amount, ContentUnit.valueOf(row.getString("content_unit"))),
                new Content.Measure(
                        row.getBigDecimal("reference_amount"), ContentUnit.valueOf(row.getString("reference_unit"))));
        return of(content, price);
    }

    static StoreUnitPrice of(Content content, Money price) {
        return new StoreUnitPrice(content.unitPrice(price), plain(content.reference()), plain(content.amount()));
    }

    /// Absent if the variant is sold in any quantity.
    public static @Nullable QuantityRule quantities(ResultSet row) throws SQLException {
        var minimum = row.getObject("min_quantity", Integer.class);
        if (minimum == null) {
            return null;
        }
        var rule = new QuantityRule(minimum, row.getObject("max_quantity", Integer.class), row.getInt("quantity_step"));
        return rule.equals(QuantityRule.ANY) ? null : rule;
    }

    private static Content.Measure plain(Content.Measure measure) {
        var plain = measure.value().stripTrailingZeros();
        return new Content.Measure(plain.scale() < 0 ? plain.setScale(0) : plain, measure.unit());
    }
}
