package dev.kontor.settings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a group of settings in the database.
///
/// @param version 0 until staff change the group
/// @param updatedAt absent until then
/// @param values the values that apply
/// @param sources where they come from, in the order of the fields
public record SettingsState<T extends Record>(
        long version, @Nullable Instant updatedAt, T values, List<SettingSource> sources) {}
