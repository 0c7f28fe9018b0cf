package dev.kontor.search.index;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Updates the index when a product, a price, stock, a category or an attribute has changed. It re-reads the
/// owners, so events may be duplicated, late, or out of order.
@Component
class IndexConsumer implements EventConsumer {

    static final int STEP = 500;

    private final IndexService index;

    IndexConsumer(IndexService index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "search-index";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "product.*",
                "variant.*",
                "category.*",
                "brand.*",
                "attribute.*",
                "price.*",
                "inventory.*",
                "review.approved",
                "review.rejected",
                "review.deleted");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var named = ReferencedIds.of(events);
        named.products()
                .addAll(index.concerned(named.variants(), named.categories(), named.brands(), named.attributes()));
        var all = new ArrayList<>(named.products());
        for (int from = 0; from < all.size(); from += STEP) {
            index.refresh(all.subList(from, Math.min(all.size(), from + STEP)));
        }
    }
}
