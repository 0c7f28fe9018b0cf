package dev.kontor.storefront.product;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.storefront.context.StoreContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The price of one unit from a quantity on.
///
/// @param minQuantity smallest quantity
/// @param price of one unit
public record StoreTier(@Schema(example = "10") int minQuantity, Money price) {

    /// A row of `pricing.pub_tiers`.
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(int quantity, long minor, @Nullable PriceBasis basis) {}

    /// The column `tiers`, as JSON; for a variant `v` and its price `x`.
    public static String column(String tiers) {
        return """
                (select jsonb_agg(jsonb_build_object('quantity', t.min_quantity, 'minor', t.amount_minor,
                                                     'basis', t.basis) order by t.min_quantity)
                 from %s t) as tiers
                """.formatted(tiers);
    }

    /// Returns the tiers that differ from the one before; absent if there are none.
    ///
    /// @param bundle whether the variant is a bundle, whose price is shown as it is stored
    public static @Nullable List<StoreTier> read(
            @Nullable String json,
            @Nullable Money unitPrice,
            String taxCategory,
            boolean bundle,
            StoreContext context,
            JsonMapper mapper) {
        if (json == null || unitPrice == null) {
            return null;
        }
        var tiers = new ArrayList<StoreTier>();
        var before = unitPrice;
        for (var row : mapper.readValue(json, Row[].class)) {
            var price = context.shown(new Money(row.minor(), context.currency()), row.basis(), taxCategory, bundle);
            if (!price.equals(before)) {
                tiers.add(new StoreTier(row.quantity(), price));
                before = price;
            }
        }
        return tiers.isEmpty() ? null : List.copyOf(tiers);
    }
}
