package dev.kontor.settings;

import dev.kontor.shared.settings.SettingsGroup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A group of settings. Changes are sent to the operation of the group.
///
/// @param group code of the group
/// @param path of the operations that get and change it
/// @param version 0 until staff change the group
/// @param updatedAt absent until then
/// @param values the values that apply, by field
/// @param sources where they come from
@Schema(name = "SettingsGroup")
record SettingsGroupDetails(
        @Schema(example = "shop") String group,
        @Schema(example = "/admin/v1/settings/shop") String path,
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,

        @Schema(
                implementation = Map.class,
                example = "{\"name\":\"Kontor Demo Shop\",\"contactEmail\":\"shop@example.com\"}")
        JsonNode values,

        List<SettingSource> sources) {

    static SettingsGroupDetails of(SettingsGroup<?> group, SettingsState<?> state, JsonNode values) {
        return new SettingsGroupDetails(
                group.code(), group.path(), state.version(), state.updatedAt(), values, state.sources());
    }
}
