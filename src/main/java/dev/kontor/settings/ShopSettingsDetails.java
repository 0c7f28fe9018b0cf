package dev.kontor.settings;

import dev.kontor.shared.shop.ShopSettings;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of the shop.
///
/// @param version 0 until staff change them
/// @param updatedAt absent until then
/// @param name shown to shoppers and in mails and documents
/// @param contactEmail shown to shoppers; also the sender of mails, unless the settings of mails name
///     another
/// @param sources where the values come from
@Schema(name = "ShopSettings")
record ShopSettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        @Schema(example = "Kontor Demo Shop") String name,
        @Schema(example = "shop@example.com") String contactEmail,
        List<SettingSource> sources)
        implements Versioned {

    static ShopSettingsDetails of(SettingsState<ShopSettings> state) {
        return new ShopSettingsDetails(
                state.version(),
                state.updatedAt(),
                state.values().name(),
                state.values().contactEmail(),
                state.sources());
    }
}
