package dev.kontor.promotion.rule;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/// Selects items of a cart. Absent fields select everything.
///
/// @param matching items to select; all if absent
/// @param except items to leave out
/// @param excludeReduced whether items with a reduced price are left out; false if absent
public record Items(
        @Nullable @Valid ItemFilter matching,
        @Nullable @Valid ItemFilter except,
        @Nullable Boolean excludeReduced) {

    /// Every item.
    public static final Items ALL = new Items(null, null, null);

    public static Items orAll(@Nullable Items items) {
        return items == null ? ALL : items;
    }

    public boolean withoutReduced() {
        return Boolean.TRUE.equals(excludeReduced);
    }
}
