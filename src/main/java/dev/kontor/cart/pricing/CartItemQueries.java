package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.Cart;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableSource;
import dev.kontor.catalog.SellableSource.SellableRow;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.StockSource;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.PriceSource;
import dev.kontor.pricing.PriceSource.PriceRow;
import dev.kontor.pricing.Pricing;
import dev.kontor.shared.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what a cart must know about variants, regardless of their number, in one statement: each module
/// contributes the SQL of its part.
@Repository
public class CartItemQueries {

    private static final String BY_ID = """
            with wanted as (
                select i.variant_id, i.quantity, false as part
                from unnest(:variants::uuid[], :quantities::integer[]) as i (variant_id, quantity)
                union all
                select part.part_id, 1, true
                from (select distinct p.part_id from (%s) p) part
                where not part.part_id = any (:variants::uuid[]))
            """.formatted(SellableSource.partsOf("any (:variants::uuid[])"));

    /// An id and a SKU can name the same variant.
    private static final String BY_SKU_TOO =
            """
            with named as materialized (
                select each.variant_id, sum(each.quantity)::integer as quantity
                from (
                    select i.variant_id, i.quantity
                    from unnest(:variants::uuid[], :quantities::integer[]) as i (variant_id, quantity)
                    union all
                    select %s, i.quantity
                    from unnest(:skus::text[], :skuQuantities::integer[]) as i (sku, quantity)) each
                where each.variant_id is not null
                group by each.variant_id),
            wanted as (
                select variant_id, quantity, false as part from named
                union all
                select part.part_id, 1, true
                from (select distinct p.part_id from named cross join lateral (%s) p) part
                where not part.part_id in (select n.variant_id from named n))
            """.formatted(SellableSource.idOf("i.sku"), SellableSource.partsOf("named.variant_id"));

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Pricing pricing;

    /// The texts of the statement, which are long: for a few kinds of assortments, with and without price lists and
    /// SKUs.
    private final Map<Text, String> statements = new ConcurrentHashMap<>();

    /// Whether the last statement for such buyers saw an active price list for them. Most buyers have none for most of
    /// the time, and a large part of the plan is about lists.
    private final Map<PriceSource.Audience, Boolean> listed = new ConcurrentHashMap<>();

    public CartItemQueries(JdbcClient jdbc, Catalog catalog, Pricing pricing) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.pricing = pricing;
    }

    /// A variant.
    ///
    /// @param quantity for which it is priced
    /// @param sellable absent for parts of bundles, which are read with their bundle
    /// @param stock absent if it was not requested or never entered
    /// @param listed whether a price list was active for the buyer
    record Row(
            VariantId variantId,
            int quantity,
            boolean listed,
            @Nullable SellableRow sellable,
            @Nullable PriceRow price,
            @Nullable Availability stock) {}

    /// @param variants SQL of the variants
    /// @param listed whether it reads price lists
    /// @param named whether it reads variants by SKU
    private record Text(String variants, boolean listed, boolean named) {}

    /// Reads the variants with these ids and SKUs, their prices and, for bundles, the prices of their parts, unless the
    /// facts contain them.
    ///
    /// @param quantities units of each variant
    /// @param skus units of each SKU, in addition; unknown ones are absent
    /// @param stock whether to read the stock of all of them as well
    /// @return the variants by id, as sold in the channel of the cart
    public Map<VariantId, SellableVariant> variants(
            Cart cart,
            PriceBuyer buyer,
            Map<VariantId, Integer> quantities,
            Map<String, Integer> skus,
            boolean stock,
            CartFacts facts) {
        if (!skus.isEmpty() || !facts.answers(cart, buyer, quantities)) {
            facts.know(cart, buyer, quantities.keySet(), read(cart, buyer, quantities, skus, stock), stock);
        }
        return facts.variants();
    }

    /// The prices of these quantities, which are read if they are not those of the variants.
    public Map<VariantId, Price> prices(
            Cart cart, PriceBuyer buyer, Map<VariantId, Integer> quantities, CartFacts facts) {
        return facts.prices(
                cart,
                buyer,
                quantities,
                () -> pricing.prices(quantities, cart.currency(), cart.draft().channel(), buyer));
    }

    private List<Row> read(
            Cart cart, PriceBuyer buyer, Map<VariantId, Integer> quantities, Map<String, Integer> skus, boolean stock) {
        if (quantities.isEmpty() && skus.isEmpty()) {
            return List.of();
        }
        var audience = PriceSource.Audience.of(cart.currency(), cart.draft().channel(), buyer);
        boolean lists = listed.getOrDefault(audience, true);
        var rows = read(cart, buyer, quantities, skus, stock, lists);
        if (rows.isEmpty()) {
            return rows;
        }
        boolean active = rows.getFirst().listed();
        listed.put(audience, active);
        return active && !lists ? read(cart, buyer, quantities, skus, stock, true) : rows;
    }

    private List<Row> read(
            Cart cart,
            PriceBuyer buyer,
            Map<VariantId, Integer> quantities,
            Map<String, Integer> skus,
            boolean stock,
            boolean lists) {
        var channel = cart.draft().channel();
        var sellable = catalog.source(cart.locale(), channel);
        var variants = List.copyOf(quantities.keySet());
        var named = List.copyOf(skus.keySet());
        boolean bySku = !named.isEmpty();
        return jdbc.sql(statements.computeIfAbsent(
                        new Text(sellable.sql(), lists, bySku), _ -> statement(sellable, lists, bySku)))
                .param("variants", Sql.uuids(variants))
                .param("quantities", variants.stream().map(quantities::get).toArray(Integer[]::new))
                .param("skus", Sql.texts(named))
                .param("skuQuantities", named.stream().map(skus::get).toArray(Integer[]::new))
                .param("stock", stock)
                .params(sellable.params())
                .params(PriceSource.params(cart.currency(), channel, buyer))
                .query(Row.class)
                .list();
    }

    private static String statement(SellableSource sellable, boolean lists, boolean skus) {
        return (skus ? BY_SKU_TOO : BY_ID)
                + """
                        select w.variant_id, w.quantity, %s as listed, sellable.*, price.*, stock.*
                        from wanted w
                        left join lateral (%s) sellable on not w.part
                        left join lateral (%s) price on true
                        left join lateral (%s) stock on true
                        """.formatted(
                        PriceSource.LISTED,
                        sellable.of("w.variant_id"),
                        lists ? PriceSource.of("w.variant_id", "w.quantity") : PriceSource.ofBase("w.variant_id"),
                        StockSource.of("w.variant_id", ":stock"));
    }
}
