package dev.kontor.settings;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Staff changed settings of the shop.
///
/// @param group code of the group
/// @param fields the changed fields
public record SettingsUpdated(
        SettingsGroupId settingsGroupId,
        @Schema(example = "shop") String group,
        @Schema(example = "[\"name\"]") List<String> fields)
        implements Event {

    @Override
    public String type() {
        return "settings.updated";
    }
}
