package dev.kontor.shared.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ShopClockTests {

    private static final Instant MACHINE = Instant.parse("2026-11-25T12:00:00.123456789Z");

    private final ShopClock clock = new ShopClock(Clock.fixed(MACHINE, ZoneOffset.UTC));

    @Test
    void ticksInMicroseconds() {
        assertThat(clock.instant()).isEqualTo("2026-11-25T12:00:00.123456Z");
    }

    @Test
    void isPutRightByTheDatabase() {
        clock.follow(Instant.parse("2026-11-25T11:58:00.123456Z"));
        assertThat(clock.instant()).isEqualTo("2026-11-25T11:58:00.123456Z");

        clock.follow(Instant.parse("2026-11-25T12:02:00.123456Z"));
        assertThat(clock.instant()).isEqualTo("2026-11-25T12:02:00.123456Z");
    }

    @Test
    void doesNotJumpForWhatAQuestionTakes() {
        clock.follow(Instant.parse("2026-11-25T12:00:01.123456Z"));

        assertThat(clock.instant()).isEqualTo("2026-11-25T12:00:00.123456Z");
    }
}
