package dev.kontor.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells which front end has sent a publishable key. Known keys are remembered for some seconds.
public interface PublishableKeys {

    /// Where front ends send their key.
    String HEADER = "X-Publishable-Key";

    /// A front end.
    ///
    /// @param channel code of the channel that its key stands for
    record FrontEnd(@Nullable String channel) {}

    /// Empty if there is no such key, or it is not usable any more.
    Optional<FrontEnd> find(String key);
}
