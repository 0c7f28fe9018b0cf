package dev.kontor.inventory.settings;

import dev.kontor.inventory.stock.AllocationStrategy;
import dev.kontor.inventory.stock.StockSettings;
import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of stock.
///
/// @param version 0 until staff change them
/// @param updatedAt absent until then
/// @param lowThreshold stock is low at this number of units over all locations, or fewer
/// @param allocation order in which locations are chosen if several have the units
/// @param sources where the values come from
@Schema(name = "StockSettings")
record StockSettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        @Schema(example = "5") int lowThreshold,
        @Schema(example = "PRIORITY") AllocationStrategy allocation,
        List<SettingSource> sources)
        implements Versioned {

    static StockSettingsDetails of(SettingsState<StockSettings> state) {
        return new StockSettingsDetails(
                state.version(),
                state.updatedAt(),
                state.values().lowThreshold(),
                state.values().allocation(),
                state.sources());
    }
}
