package dev.kontor.cart.settings;

import dev.kontor.cart.aggregate.CartSettings;
import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of carts.
///
/// @param version 0 until staff change them
/// @param updatedAt absent until then
/// @param minimumValues the minimum value of the items of a cart before discounts, at most one for each
///     currency
/// @param sources where the values come from
@Schema(name = "CartSettings")
record CartSettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        List<Money> minimumValues,
        List<SettingSource> sources)
        implements Versioned {

    static CartSettingsDetails of(SettingsState<CartSettings> state) {
        return new CartSettingsDetails(
                state.version(), state.updatedAt(), state.values().minimumValues(), state.sources());
    }
}
