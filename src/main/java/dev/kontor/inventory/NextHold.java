package dev.kontor.inventory;

import java.time.Duration;
import java.util.UUID;

/// A hold that takes over the units of one that ends.
///
/// @param reference identifies the new holder; a reference can hold only once
public record NextHold(UUID reference, Duration expiresIn) {}
