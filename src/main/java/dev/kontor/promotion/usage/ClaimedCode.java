package dev.kontor.promotion.usage;

import dev.kontor.promotion.PromotionCodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A code whose use is claimed.
///
/// @param key identifies the code in counters
/// @param shown what is stored about the use
/// @param limit largest number of uses of the code, in addition to the limits of the promotion
/// @param batch canonical prefix of its coupon batch, if it is one of a batch
record ClaimedCode(
        String key,
        String shown,
        @Nullable Long limit,
        @Nullable String batch) {

    /// @param known the code, unless it was removed from the promotion
    static ClaimedCode of(String code, Optional<KnownCode> known) {
        return known.map(found -> new ClaimedCode(found.key(), found.shown(), found.limit(), found.batch()))
                .orElseGet(() -> {
                    var canonical = PromotionCodes.canonical(code);
                    return new ClaimedCode(canonical, canonical, null, null);
                });
    }
}
