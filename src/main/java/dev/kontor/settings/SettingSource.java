package dev.kontor.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where the value of a field comes from.
///
/// @param field name of the field
/// @param origin what decides the value
/// @param property the configuration property that sets the value in the environment; absent if there is
///     none
public record SettingSource(
        @Schema(example = "name") String field,
        Origin origin,
        @Nullable @Schema(example = "kontor.shop.name") String property) {

    /// The source of a setting's value.
    @Schema(name = "SettingOrigin")
    public enum Origin {
        /// Neither staff nor the environment set a value.
        DEFAULT,
        /// Staff set the value.
        STAFF,
        /// The environment sets the value; staff cannot change it.
        ENVIRONMENT
    }
}
