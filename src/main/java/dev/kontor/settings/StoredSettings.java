package dev.kontor.settings;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// The values that staff have set in a group.
///
/// @param content values by field
record StoredSettings(String code, long version, ObjectNode content, Instant updatedAt) {}
