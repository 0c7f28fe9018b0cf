package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Schedules a check of the variants whose stock or publication has changed.
@Component
class StockAlertConsumer implements EventConsumer {

    private static final Set<String> STOCK = Set.of("inventory.back_in_stock", "inventory.adjusted");

    private final StockWatchRepository watches;
    private final Duration settleFor;

    StockAlertConsumer(StockWatchRepository watches, StockAlertProperties properties) {
        this.watches = watches;
        this.settleFor = properties.settleFor();
    }

    @Override
    public String name() {
        return "stock-alerts";
    }

    @Override
    public Set<String> types() {
        return Set.of("inventory.back_in_stock", "inventory.adjusted", "product.published", "product.deleted");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var variants = events.stream()
                .filter(event -> STOCK.contains(event.type()))
                .map(event -> TypeIds.parse(VariantId.class, event.subject()))
                .distinct()
                .toList();
        var products = events.stream()
                .filter(event -> !STOCK.contains(event.type()))
                .map(event -> TypeIds.parse(ProductId.class, event.subject()))
                .distinct()
                .toList();
        watches.due(variants, products, settleFor);
    }
}
