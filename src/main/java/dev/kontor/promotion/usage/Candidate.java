package dev.kontor.promotion.usage;

import org.jspecify.annotations.Nullable;

/// A promotion that may apply.
///
/// @param code the entered code, for a promotion that requires one
/// @param known the same code as counters know it
public record Candidate(
        ActivePromotion promotion,
        @Nullable String code,
        @Nullable KnownCode known) {

    boolean isLimited() {
        return promotion.isLimited() || known != null && known.limit() != null;
    }
}
