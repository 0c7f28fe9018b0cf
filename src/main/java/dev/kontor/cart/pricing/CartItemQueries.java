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
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.shared.database.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the data about variants that a cart needs, regardless of their number, in one statement: each module
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
    private final Clock clock;

    /// The texts of the statement, which are long: for a few kinds of assortments, with and without price lists and
    /// SKUs.
    private final Map<Text, String> statements = new ConcurrentHashMap<>();

    private final ListedAudiences audiences = new ListedAudiences();

    public CartItemQueries(JdbcClient jdbc, Catalog catalog, Pricing pricing, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.pricing = pricing;
        this.clock = clock;
    }

    /// Determines what a statement returns about price lists in addition to prices.
    private enum Check {
        /// Nothing: it is known whether one may be active.
        NONE(":lists::boolean", "null::bigint", "null::bigint"),
        /// Whether one may be active.
        NOW(PriceSource.LISTED, "null::bigint", "null::bigint"),
        /// The same, and for how long the process can remember it.
        REMEMBERED(PriceSource.LISTED, ConfigurationVersions.of(PriceSource.AREA), PriceSource.SETTLED);

        private final String columns;

        Check(String listed, String version, String settled) {
            columns = "%s as listed, %s as lists_version, %s as settled".formatted(listed, version, settled);
        }
    }

    /// A variant.
    ///
    /// @param quantity for which it is priced
    /// @param sellable absent for parts of bundles, which are read with their bundle
    /// @param stock absent if it was not requested or never entered
    /// @param listed whether a price list may be active for the buyer
    /// @param listsVersion the version of the configuration with which this was seen, if it can be remembered
    /// @param settled for how many seconds it can be remembered, if there is an end
    record Row(
            VariantId variantId,
            int quantity,
            boolean listed,
            @Nullable Long listsVersion,
            @Nullable Long settled,
            @Nullable SellableRow sellable,
            @Nullable PriceRow price,
            @Nullable Availability stock) {}

    /// @param variants SQL of the variants
    /// @param lists whether it reads price lists
    /// @param named whether it reads variants by SKU
    private record Text(String variants, boolean lists, boolean named, Check check) {}

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
        var now = clock.instant();
        var known = audiences.known(audience, now);
        if (known.isPresent()) {
            return read(cart, buyer, quantities, skus, stock, known.get(), Check.NONE);
        }
        boolean expected = audiences.expected(audience);
        var check = ListedAudiences.canRemember() ? Check.REMEMBERED : Check.NOW;
        var rows = read(cart, buyer, quantities, skus, stock, expected, check);
        if (rows.isEmpty()) {
            return rows;
        }
        var first = rows.getFirst();
        audiences.learn(audience, first.listed(), first.listsVersion(), first.settled(), now);
        return first.listed() && !expected ? read(cart, buyer, quantities, skus, stock, true, Check.NONE) : rows;
    }

    private List<Row> read(
            Cart cart,
            PriceBuyer buyer,
            Map<VariantId, Integer> quantities,
            Map<String, Integer> skus,
            boolean stock,
            boolean lists,
            Check check) {
        var channel = cart.draft().channel();
        var sellable = catalog.source(cart.locale(), channel);
        var variants = List.copyOf(quantities.keySet());
        var named = List.copyOf(skus.keySet());
        boolean bySku = !named.isEmpty();
        return jdbc.sql(statements.computeIfAbsent(
                        new Text(sellable.sql(), lists, bySku, check), _ -> statement(sellable, lists, bySku, check)))
                .param("variants", Sql.uuids(variants))
                .param("quantities", variants.stream().map(quantities::get).toArray(Integer[]::new))
                .param("skus", Sql.texts(named))
                .param("skuQuantities", named.stream().map(skus::get).toArray(Integer[]::new))
                .param("stock", stock)
                .param("lists", lists)
                .params(sellable.params())
                .params(PriceSource.params(cart.currency(), channel, buyer))
                .query(Row.class)
                .list();
    }

    private static String statement(SellableSource sellable, boolean lists, boolean skus, Check check) {
        return (skus ? BY_SKU_TOO : BY_ID)
                + """
                        select w.variant_id, w.quantity, %s, sellable.*, price.*, stock.*
                        from wanted w
                        left join lateral (%s) sellable on not w.part
                        left join lateral (%s) price on true
                        left join lateral (%s) stock on true
                        """.formatted(
                        check.columns,
                        sellable.of("w.variant_id"),
                        lists ? PriceSource.of("w.variant_id", "w.quantity") : PriceSource.ofBase("w.variant_id"),
                        StockSource.of("w.variant_id", ":stock"));
    }
}
