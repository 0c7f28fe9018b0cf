package dev.kontor.shared.time;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The delays between attempts. Each is up to a tenth longer, so that what failed together is not retried together.
public record RetrySchedule(List<Duration> pauses) {

    public static RetrySchedule of(Duration... pauses) {
        return new RetrySchedule(List.of(pauses));
    }

    /// The delay before the next attempt; empty if there is none.
    ///
    /// @param attempts made so far
    public Optional<Duration> pauseAfter(int attempts, RandomGenerator random) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        var pause = pauses.get(attempts - 1);
        return Optional.of(pause.plusMillis(random.nextLong(pause.toMillis() / 10 + 1)));
    }
}
