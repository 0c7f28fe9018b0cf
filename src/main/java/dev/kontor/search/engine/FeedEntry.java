package dev.kontor.search.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A document to be sent to the engine.
///
/// @param version the engine rejects it if it has a newer one
/// @param document absent if it was deleted
record FeedEntry(UUID id, long version, @Nullable ObjectNode document) {}
