package dev.kontor.shared.limit;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/// What a limit says to a call.
///
/// @param granted whether the call may go on
/// @param remaining how many more may in this window
/// @param reset when the window is over
record Verdict(boolean granted, long remaining, Duration reset) {

    static Verdict of(ConsumptionProbe probe) {
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Verdict(probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos));
    }

    /// Whole seconds until the window is over, never too few.
    long resetSeconds() {
        return Math.max(1, reset.plusNanos(999_999_999).toSeconds());
    }
}
