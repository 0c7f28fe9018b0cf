package dev.kontor.shared.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's clock, put right by the database's, which all processes of the shop share: else what one of them
/// made would not be valid yet, or no longer, at another whose machine keeps other time. It ticks in microseconds,
/// PostgreSQL's precision, so that an instant survives a round trip.
public final class ShopClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(ShopClock.class);
    /// What a question takes, and what clocks differ that are kept right, is no reason to let time jump.
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    /// @param machine the clock that may be wrong
    public ShopClock(Clock machine) {
        this.machine = Clock.tick(machine, Duration.ofNanos(1_000));
    }

    /// Goes right from now on.
    ///
    /// @param now as the database says
    public void follow(Instant now) {
        var difference = Duration.between(instant(), now);
        if (difference.abs().compareTo(TOLERANCE) > 0) {
            offset = offset.plus(difference);
            LOG.warn("This machine's clock differs from the database's, which counts, by {}", offset);
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
