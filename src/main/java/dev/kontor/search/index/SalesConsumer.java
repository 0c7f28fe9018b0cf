package dev.kontor.search.index;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.search.index.SalesRepository.Sale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/// Counts sales, so that of two matching products the better-selling one comes first.
@Component
class SalesConsumer implements EventConsumer {

    private final SourceQueries sources;
    private final SalesRepository sales;

    SalesConsumer(SourceQueries sources, SalesRepository sales) {
        this.sources = sources;
        this.sales = sales;
    }

    @Override
    public String name() {
        return "search-sales";
    }

    @Override
    public Set<String> types() {
        return Set.of("order.placed");
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var products = sources.productsOfSkus(events.stream()
                .flatMap(
                        event -> StreamSupport.stream(event.data().path("items").spliterator(), false))
                .map(line -> line.path("sku").asString(""))
                .collect(Collectors.toSet()));
        var sold = new ArrayList<Sale>();
        var orders = new HashSet<String>();
        for (var event : events) {
            if (!orders.add(event.subject())) {
                continue;
            }
            for (var line : event.data().path("items")) {
                var product = products.get(line.path("sku").asString(""));
                if (product != null) {
                    sold.add(new Sale(
                            event.subject(), product, line.path("quantity").asInt(1), event.occurredAt()));
                }
            }
        }
        sales.add(sold);
    }
}
