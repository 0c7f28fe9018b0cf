package dev.kontor.pricing.history;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The price of one unit for everyone during a period.
///
/// @param channel code of a channel with its own price lists; absent for the shop
/// @param basis whether the price included tax; absent if that depended on the tax zone of the buyer
/// @param reduced whether a higher price was shown crossed out
/// @param validUntil absent while the price applies
record PastPrice(
        Money price,
        @Nullable @Schema(example = "outlet") String channel,
        @Nullable PriceBasis basis,
        boolean reduced,
        Instant validFrom,
        @Nullable Instant validUntil) {}
