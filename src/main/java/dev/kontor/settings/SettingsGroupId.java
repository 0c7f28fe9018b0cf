package dev.kontor.settings;

import dev.kontor.shared.id.TypedId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The id of a group of settings, computed from its code.
public record SettingsGroupId(UUID value) implements TypedId {

    static SettingsGroupId of(String code) {
        return new SettingsGroupId(
                UUID.nameUUIDFromBytes(("kontor:settings:" + code).getBytes(StandardCharsets.UTF_8)));
    }
}
