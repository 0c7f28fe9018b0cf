package dev.kontor.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The policies in effect.
///
/// @param items in all languages, without their texts
/// @param unchangedFor time until the next one takes effect, by the clock of the database; absent if none is
///     scheduled
public record PublishedPolicies(
        List<PublishedPolicy> items, @Nullable Duration unchangedFor) {}
