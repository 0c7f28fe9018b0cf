package dev.kontor.shared.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's clock, corrected by the database's, which all processes share: otherwise what one process
/// creates would not yet, or no longer, be valid in another with a different clock. It ticks in microseconds,
/// PostgreSQL's precision, so an instant survives a round trip.
public final class ShopClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(ShopClock.class);
    /// A difference explained by the duration of the query and normal clock drift is no reason to adjust the
    /// time.
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    /// @param machine the clock that may be wrong
    public ShopClock(Clock machine) {
        this.machine = Clock.tick(machine, Duration.ofNanos(1_000));
    }

    /// Adjusts the clock from now on.
    ///
    /// @param now the database time
    public void follow(Instant now) {
        var difference = Duration.between(instant(), now);
        if (difference.abs().compareTo(TOLERANCE) > 0) {
            offset = offset.plus(difference);
            LOG.warn("This machine's clock differs from the authoritative database clock by {}", offset);
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the shop's clock is UTC");
    }
}
