package dev.kontor.catalog.product;

import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.bulk.WrittenProduct;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.events.Event;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The planned change of one product of a batch.
///
/// @param index its position in the batch
/// @param before absent if it is new
/// @param rules of its type
/// @param between the versions up to the wanted one, the last of which is saved; empty if nothing changes
/// @param giftCard absent if the gift card terms are unchanged
public record ProductPlan(
        int index,
        @Nullable Product before,
        List<Product> between,
        TypeRules rules,
        @Nullable GiftCardChange giftCard) {

    public boolean isNew() {
        return before == null;
    }

    public boolean changes() {
        return !between.isEmpty();
    }

    public Product after() {
        return between.isEmpty() ? Objects.requireNonNull(before) : between.getLast();
    }

    public List<VariantId> removedVariants() {
        return before == null ? List.of() : after().removedVariants(before);
    }

    /// Returns whether the product has a type, before or after the change.
    boolean isTyped() {
        return after().content().characteristics().type() != null
                || (before != null && before.content().characteristics().type() != null);
    }

    /// Returns whether a part of the content has changed and must be saved.
    public boolean hasOther(Function<ProductContent, Object> part) {
        return before == null || !part.apply(before.content()).equals(part.apply(after().content()));
    }

    public List<Event> events() {
        var events = new ArrayList<Event>();
        var last = before;
        for (var next : between) {
            events.addAll(ProductEvents.between(last, next));
            last = next;
        }
        return events;
    }

    public WrittenProduct outcome(boolean dryRun) {
        var effect = isNew() ? Effect.CREATED : changes() ? Effect.CHANGED : Effect.UNCHANGED;
        var after = after();
        return new WrittenProduct(
                effect,
                dryRun && isNew() ? null : after.id(),
                dryRun
                        ? Map.<String, VariantId>of()
                        : after.content().variants().stream().collect(Collectors.toMap(Variant::sku, Variant::id)),
                null);
    }
}
