package dev.kontor.exchange.exports;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceReader;
import dev.kontor.pricing.VariantPrice;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Exports base prices, as decimal amounts of their currencies.
@Component
class PriceExportSource implements ExportSource {

    private static final List<String> COLUMNS = List.of("sku", "currency", "amount", "compareAtPrice");

    private final PriceReader prices;
    private final Catalog catalog;
    private final Shop shop;

    PriceExportSource(PriceReader prices, Catalog catalog, Shop shop) {
        this.prices = prices;
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
    public List<Entry> after(@Nullable String last, ExportFilter filter, int most) {
        var keys = Keys.read(last);
        var page = prices.after(
                keys == null
                        ? null
                        : new PriceReader.Place(new VariantId(keys.first()), Currency.getInstance(keys.second())),
                filter.updatedAt(),
                most);
        var variants =
                catalog.sellable(page.stream().map(VariantPrice::variantId).toList(), shop.defaultLocale());
        return page.stream()
                .map(price -> {
                    var variant = variants.get(price.variantId());
                    var key = new Keys(
                            price.variantId().value(), price.amount().currency().getCurrencyCode());
                    return variant == null
                            ? Entry.deleted(key.text())
                            : Entry.of(key.text(), COLUMNS, cells(variant.sku(), price));
                })
                .toList();
    }

    private static Map<String, String> cells(String sku, VariantPrice price) {
        var cells = new HashMap<String, String>();
        cells.put("sku", sku);
        cells.put("currency", price.amount().currency().getCurrencyCode());
        cells.put("amount", text(price.amount()));
        if (price.compareAtPrice() != null) {
            cells.put("compareAtPrice", text(price.compareAtPrice()));
        }
        return cells;
    }

    private static String text(Money money) {
        return money.major().toPlainString();
    }
}
