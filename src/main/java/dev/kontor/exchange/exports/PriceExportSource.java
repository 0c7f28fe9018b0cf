package dev.kontor.exchange.exports;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.exchange.file.TierCells;
import dev.kontor.pricing.ListPriceReader;
import dev.kontor.pricing.ListedPrice;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceReader;
import dev.kontor.pricing.VariantPrice;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Exports base prices, then the prices of price lists with their tiers, as decimal amounts of their currencies.
@Component
class PriceExportSource implements ExportSource {

    private static final List<String> COLUMNS =
            List.of("sku", "currency", "amount", "compareAtPrice", "priceList", "priceListName", "tiers");

    private static final Set<String> DECIMALS = Set.of("amount", "compareAtPrice");

    /// Begins the keys of prices in lists, which follow all base prices.
    private static final String LISTED = "list:";

    private final PriceReader prices;
    private final ListPriceReader listPrices;
    private final Catalog catalog;
    private final Shop shop;

    PriceExportSource(PriceReader prices, ListPriceReader listPrices, Catalog catalog, Shop shop) {
        this.prices = prices;
        this.listPrices = listPrices;
        this.catalog = catalog;
        this.shop = shop;
    }

    @Override
    public ExportType type() {
        return ExportType.PRICES;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> decimals() {
        return DECIMALS;
    }

    @Override
    public List<Entry> after(@Nullable String last, ExportFilter filter, int most) {
        if (last != null && last.startsWith(LISTED)) {
            return listed(Keys.read(last.substring(LISTED.length())), filter, most);
        }
        var entries = new ArrayList<>(base(Keys.read(last), filter, most));
        if (entries.size() < most) {
            entries.addAll(listed(null, filter, most - entries.size()));
        }
        return entries;
    }

    private List<Entry> base(@Nullable Keys after, ExportFilter filter, int most) {
        var page = prices.after(
                after == null
                        ? null
                        : new PriceReader.Place(new VariantId(after.first()), Currency.getInstance(after.second())),
                filter.updatedAt(),
                most);
        var variants = variants(page.stream().map(VariantPrice::variantId).toList());
        return page.stream()
                .map(price -> {
                    var key = new Keys(
                            price.variantId().value(), price.amount().currency().getCurrencyCode());
                    var variant = variants.get(price.variantId());
                    return variant == null
                            ? Entry.deleted(key.text())
                            : Entry.of(
                                    key.text(), COLUMNS, cells(variant.sku(), price.amount(), price.compareAtPrice()));
                })
                .toList();
    }

    private List<Entry> listed(@Nullable Keys after, ExportFilter filter, int most) {
        var page = listPrices.after(
                after == null
                        ? null
                        : new ListPriceReader.Place(
                                new PriceListId(after.first()), new VariantId(UUID.fromString(after.second()))),
                filter.updatedAt(),
                most);
        var variants = variants(page.stream().map(ListedPrice::variantId).toList());
        return page.stream()
                .map(price -> {
                    var key = LISTED
                            + new Keys(
                                            price.priceListId().value(),
                                            price.variantId().value().toString())
                                    .text();
                    var variant = variants.get(price.variantId());
                    return variant == null ? Entry.deleted(key) : Entry.of(key, COLUMNS, cells(variant.sku(), price));
                })
                .toList();
    }

    private Map<VariantId, SellableVariant> variants(Collection<VariantId> ids) {
        return catalog.sellable(ids, shop.defaultLocale());
    }

    private static Map<String, String> cells(String sku, ListedPrice price) {
        var cells = cells(sku, price.amount(), price.compareAtPrice());
        cells.put("priceList", price.priceListId().text());
        cells.put("priceListName", price.priceListName());
        cells.put("tiers", TierCells.of(price.tiers()));
        return cells;
    }

    private static Map<String, String> cells(String sku, Money amount, @Nullable Money compareAt) {
        var cells = new HashMap<String, String>();
        cells.put("sku", sku);
        cells.put("currency", amount.currency().getCurrencyCode());
        cells.put("amount", text(amount));
        if (compareAt != null) {
            cells.put("compareAtPrice", text(compareAt));
        }
        return cells;
    }

    private static String text(Money money) {
        return money.major().toPlainString();
    }
}
