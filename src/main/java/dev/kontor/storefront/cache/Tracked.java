package dev.kontor.storefront.cache;

import java.util.List;

/// Something that was read for a response, with the tags of its content.
abstract sealed class Tracked permits CachedResponse, PartMemory.Part {

    /// The version of the invalidations at the start of its work: later ones of its tags make it stale.
    final long startedAt;

    /// The version of the invalidations at the last successful check; saves repeated checks.
    volatile long freshAt;

    Tracked(long startedAt) {
        this.startedAt = startedAt;
        this.freshAt = startedAt;
    }

    abstract List<String> tags();
}
