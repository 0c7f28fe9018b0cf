package dev.kontor.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The retry schedule: twelve attempts within slightly more than three days, each delay up to a tenth longer, so that
/// mails that failed together are not retried together.
final class MailRetrySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(20),
            Duration.ofHours(22));

    private MailRetrySchedule() {}

    /// The delay before the next attempt; empty if there is none.
    ///
    /// @param attempts made so far
    static Optional<Duration> pauseAfter(int attempts, RandomGenerator random) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(attempts - 1);
        return Optional.of(pause.plusMillis(random.nextLong(pause.toMillis() / 10 + 1)));
    }
}
