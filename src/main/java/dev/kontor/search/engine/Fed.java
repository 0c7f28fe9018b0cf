package dev.kontor.search.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A document on its way to the engine.
///
/// @param version refused by the engine if it has a newer one
/// @param document absent if there is none any more
record Fed(UUID id, long version, @Nullable ObjectNode document) {}
