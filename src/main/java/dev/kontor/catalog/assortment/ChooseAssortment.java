package dev.kontor.catalog.assortment;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.problem.RejectedException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request to add products to a channel and exclude others.
///
/// @param add products that the channel sells from now on, regardless of its mode
/// @param remove products that the channel no longer sells, regardless of its mode
/// @param publishedFrom when the channel starts to sell the added products; immediately if absent
/// @param publishedUntil when the channel stops selling the added products; never if absent
record ChooseAssortment(
        @Size(max = MAX) @Nullable List<@NotNull ProductId> add,
        @Size(max = MAX) @Nullable List<@NotNull ProductId> remove,
        @Schema(example = "2027-03-01T08:00:00Z") @Nullable Instant publishedFrom,
        @Schema(example = "2027-04-01T08:00:00Z") @Nullable Instant publishedUntil) {

    static final int MAX = 500;

    List<ProductId> added() {
        return add == null ? List.of() : add;
    }

    List<ProductId> removed() {
        return remove == null ? List.of() : remove;
    }

    /// @throws RejectedException if it contradicts itself or exceeds the limit
    void require() {
        if (added().size() + removed().size() > MAX) {
            throw refused("/remove", "Send at most %d products.".formatted(MAX));
        }
        var twice = new HashSet<>(added());
        twice.retainAll(removed());
        if (!twice.isEmpty()) {
            throw refused("/remove", "The same product cannot be in `add` and `remove`.");
        }
        DecideListing.requireOrder(publishedFrom, publishedUntil);
    }

    /// @throws RejectedException `not-found` for the first product that does not exist
    void requireKnown(Set<ProductId> known) {
        requireKnown("/add/", added(), known);
        requireKnown("/remove/", removed(), known);
    }

    private static void requireKnown(String pointer, List<ProductId> ids, Set<ProductId> known) {
        for (int index = 0; index < ids.size(); index++) {
            if (!known.contains(ids.get(index))) {
                throw RejectedException.at(pointer + index, "not-found", "The product does not exist.");
            }
        }
    }

    private static RejectedException refused(String pointer, String detail) {
        return RejectedException.at(pointer, "rejected", detail);
    }
}
