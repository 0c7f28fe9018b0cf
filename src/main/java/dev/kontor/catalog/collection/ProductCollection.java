package dev.kontor.catalog.collection;

import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Products that are shown together: those that staff put there, or those that fit rules.
///
/// @param texts by language tag; the default language of the shop is among them
/// @param rules absent where staff choose the products
/// @param picture that stands for it; absent for none
/// @param products that staff chose, in the order in which they are shown
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
                    ProblemCode.IN_USE, "Take the products out first: a collection has rules or chosen products.");
        }
        return new ProductCollection(
                id, version + 1, changedTexts, changedRules, products, changedPicture, createdAt, now);
    }

    /// Takes products out, then puts others in: what is there already moves.
    ProductCollection choose(ChooseProducts wanted, Instant now) {
        if (rules != null) {
            throw refusal("The rules say what is in the collection.");
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
                throw refusal("`before` is not in the collection.");
            }
        }
        chosen.addAll(place, added);
        if (chosen.size() > MAX_PRODUCTS) {
            throw refusal("A collection has at most %d chosen products.".formatted(MAX_PRODUCTS));
        }
        return new ProductCollection(id, version + 1, texts, rules, chosen, picture, createdAt, now);
    }

    static RejectedException refusal(String detail) {
        return new RejectedException(ProblemCode.REJECTED, detail);
    }
}
