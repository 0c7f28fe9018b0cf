package dev.kontor.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Resolves publishable keys to front ends. Known keys are cached for a few seconds.
public interface PublishableKeys {

    /// The header in which front ends send their key.
    String HEADER = "X-Publishable-Key";

    /// A front end.
    ///
    /// @param channel code of the channel of its key
    record FrontEnd(@Nullable String channel) {}

    /// Empty if the key does not exist or is no longer valid.
    Optional<FrontEnd> find(String key);
}
