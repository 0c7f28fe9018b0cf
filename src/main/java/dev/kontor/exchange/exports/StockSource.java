package dev.kontor.exchange.exports;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockReader;
import dev.kontor.inventory.StockedUnits;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Exports stock levels as counts with their expected units. Importing an edited file changes the levels whose
/// count differs and rejects those that have moved since.
@Component
class StockSource implements ExportSource {

    private static final List<String> COLUMNS = List.of("sku", "location", "count", "expected", "held", "reason");

    private final StockReader stock;
    private final Catalog catalog;
    private final Shop shop;

    StockSource(StockReader stock, Catalog catalog, Shop shop) {
        this.stock = stock;
        this.catalog = catalog;
        this.shop = shop;
    }

    @Override
    public ExportType type() {
        return ExportType.STOCK;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<Entry> after(@Nullable String last, ExportFilter filter, int most) {
        var keys = Keys.read(last);
        var page = stock.after(
                keys == null
                        ? null
                        : new StockedUnits.Place(
                                new VariantId(keys.first()), new LocationId(UUID.fromString(keys.second()))),
                filter.updatedAt(),
                most);
        var variants = catalog.sellable(
                page.stream().map(units -> units.place().variantId()).toList(), shop.defaultLocale());
        return page.stream()
                .map(units -> {
                    var variant = variants.get(units.place().variantId());
                    var key = new Keys(
                            units.place().variantId().value(),
                            units.place().locationId().value().toString());
                    return variant == null
                            ? Entry.deleted(key.text())
                            : Entry.of(key.text(), COLUMNS, cells(variant.sku(), units));
                })
                .toList();
    }

    private static Map<String, String> cells(String sku, StockedUnits units) {
        return Map.of(
                "sku", sku,
                "location", units.location(),
                "count", String.valueOf(units.onHand()),
                "expected", String.valueOf(units.onHand()),
                "held", String.valueOf(units.held()),
                "reason", "COUNTED");
    }
}
