package dev.kontor.catalog.collection;

import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.catalog.media.StoredCover;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A group of products, chosen by staff or by rules.
///
/// @param texts by language tag, including the default language of the shop
/// @param rules absent if staff choose the products
/// @param picture cover picture of the collection
/// @param products the products that staff chose, in display order
record ProductCollection(
        CollectionId id,
        long version,
        Map<String, CollectionText> texts,
        @Nullable CollectionRules rules,
        List<ProductId> products,
        @Nullable CoverPicture picture,
        Instant createdAt,
        Instant updatedAt) {

    static final int MAX_PRODUCTS = 1_000;

    ProductCollection {
        texts = Map.copyOf(texts);
        products = List.copyOf(products);
    }

    ProductCollection change(
            Map<String, CollectionText> changedTexts,
            @Nullable CollectionRules changedRules,
            @Nullable CoverPicture changedPicture,
            Instant now) {
        if (changedRules != null && !products.isEmpty()) {
            throw new ConflictException(
                    ProblemCode.IN_USE,
                    "A collection with rules cannot have chosen products. Remove the products first.");
        }
        return new ProductCollection(
                id, version + 1, changedTexts, changedRules, products, changedPicture, createdAt, now);
    }

    /// Removes products, then adds others; those already in the collection move.
    ProductCollection choose(ChooseProducts wanted, Instant now) {
        if (rules != null) {
            throw refusal("The collection has rules, so products cannot be added or removed by hand.");
        }
        var chosen = new ArrayList<>(products);
        var added = wanted.add() == null
                ? List.<ProductId>of()
                : wanted.add().stream().distinct().toList();
        if (wanted.remove() != null) {
            chosen.removeAll(new HashSet<>(wanted.remove()));
        }
        chosen.removeAll(new HashSet<>(added));
        int place = chosen.size();
        if (wanted.before() != null) {
            place = chosen.indexOf(wanted.before());
            if (place < 0) {
                throw refusal("The product in `before` is not in the collection.");
            }
        }
        chosen.addAll(place, added);
        if (chosen.size() > MAX_PRODUCTS) {
            throw refusal("A collection can have at most %d chosen products.".formatted(MAX_PRODUCTS));
        }
        return new ProductCollection(id, version + 1, texts, rules, chosen, picture, createdAt, now);
    }

    @Nullable
    StoredCover storedPicture() {
        return StoredCover.of(picture);
    }

    static RejectedException refusal(String detail) {
        return new RejectedException(ProblemCode.REJECTED, detail);
    }
}
