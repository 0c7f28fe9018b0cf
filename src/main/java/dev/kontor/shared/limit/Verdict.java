package dev.kontor.shared.limit;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/// The decision of a limit about a call.
///
/// @param granted whether the call may continue
/// @param remaining how many more calls are left in this window
/// @param reset when the window ends
record Verdict(boolean granted, long remaining, Duration reset) {

    static Verdict of(ConsumptionProbe probe) {
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Verdict(probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos));
    }

    /// Whole seconds until the window ends, rounded up.
    long resetSeconds() {
        return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
    }
}
