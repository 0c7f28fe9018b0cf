package dev.kontor.storefront.settings;

import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.web.Versioned;
import dev.kontor.storefront.product.AvailabilitySettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of availability.
///
/// @param version 0 until staff change them
/// @param updatedAt absent until then
/// @param lowStock the largest number of units that shoppers see; above it they only learn that there is enough
/// @param sources where the values come from
@Schema(name = "AvailabilitySettings")
record AvailabilitySettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        @Schema(example = "5") int lowStock,
        List<SettingSource> sources)
        implements Versioned {

    static AvailabilitySettingsDetails of(SettingsState<AvailabilitySettings> state) {
        return new AvailabilitySettingsDetails(
                state.version(), state.updatedAt(), state.values().lowStock(), state.sources());
    }
}
