package dev.kontor.storefront.product;

import com.github.benmanes.caffeine.cache.Interner;
import dev.kontor.catalog.ProductId;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.storefront.cache.PartMemories;
import dev.kontor.storefront.cache.PartMemory;
import dev.kontor.storefront.context.StoreContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The cards of products for lists and searches: lists with other filters, orders and pages show the same cards, so
/// they are remembered, with their JSON, by the rules of the response cache. Prices of one customer are never
/// remembered.
@Component
public class ProductCards {

    private final ProductCardQueries queries;
    private final SettingsGroup<AvailabilitySettings> settings;
    private final JsonMapper json;
    private final PartMemory<Key, ProductCard> memory;
    private final Interner<View> views = Interner.newWeakInterner();

    ProductCards(
            ProductCardQueries queries,
            SettingsGroup<AvailabilitySettings> settings,
            JsonMapper json,
            PartMemories memories) {
        this.queries = queries;
        this.settings = settings;
        this.json = json;
        this.memory = memories.ofCards(ProductCard::weight, ProductCard::tags);
    }

    /// Everything that a card depends on and that no event with an id of the card reports.
    private record View(StoreContext context, AvailabilitySettings settings) {}

    /// @param view the only instance that is equal, because comparing all of it for each product takes long
    private record Key(ProductId product, View view) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Key(ProductId otherProduct, View otherView)
                    && view == otherView
                    && product.equals(otherProduct);
        }

        @Override
        public int hashCode() {
            return 31 * product.hashCode() + System.identityHashCode(view);
        }
    }

    /// The cards of the products that the channel sells, in the order of the ids. One statement if a card is not
    /// remembered.
    public List<ProductCard> of(Collection<ProductId> ids, StoreContext context) {
        if (context.isPersonal()) {
            return inOrder(ids, queries.cards(ids, context));
        }
        var view = views.intern(new View(context, settings.get()));
        var keys = ids.stream().map(id -> new Key(id, view)).toList();
        var cards = memory.find(keys, missing -> {
            var read = new HashMap<Key, ProductCard>();
            queries.cards(missing.stream().map(Key::product).toList(), context)
                    .forEach((id, card) -> read.put(new Key(id, view), card.written(json.writeValueAsString(card))));
            return read;
        });
        return keys.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    private static List<ProductCard> inOrder(Collection<ProductId> ids, Map<ProductId, ProductCard> cards) {
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }
}
