package dev.kontor.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.token.Audience;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class LoginFailuresTests {

    @Autowired
    private LoginFailures failures;

    @Autowired
    private LoginFailurePurge purge;

    @Autowired
    private JdbcClient jdbc;

    private final LoginThrottleKey door = LoginThrottleKey.front(Audience.STORE, UUID.randomUUID() + "@example.com");

    @Test
    void someAreFreeThenEachClosesTheDoorForLongerUntilAHundredWereCounted() {
        var delays = new ArrayList<Long>();
        int counted = 0;
        while (failures.count(door)) {
            counted++;
            delays.add(failures.closedFor(door).map(LoginFailuresTests::seconds).orElse(0L));
            if (counted < LoginFailures.MAX_FAILURES) {
                open();
            }
        }

        assertThat(counted).isEqualTo(100);
        assertThat(delays.subList(0, 9)).containsOnly(0L);
        assertThat(delays.subList(9, 20)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L);
        assertThat(delays.subList(20, 99)).containsOnly(900L);
        assertThat(delays.getLast()).isEqualTo(Duration.ofHours(24).toSeconds());
    }

    @Test
    void theCountRestartsADayAfterTheLastFailure() {
        for (int failure = 0; failure < LoginFailures.MAX_FAILURES; failure++) {
            assertThat(failures.count(door)).isTrue();
            open();
        }
        age("24 hours");

        assertThat(failures.count(door)).isTrue();
        assertThat(failures.closedFor(door)).isEmpty();
    }

    @Test
    void ofManyAtTheSameMomentOnlyTheFreeOnesAreCounted() throws Exception {
        int threads = 100;
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var tries = IntStream.range(0, threads)
                    .mapToObj(_ -> pool.submit(() -> {
                        start.await();
                        return failures.count(door);
                    }))
                    .toList();
            start.countDown();
            int counted = 0;
            for (Future<Boolean> each : tries) {
                counted += each.get() ? 1 : 0;
            }

            // The tenth closes it for a second, after which there may be one more.
            assertThat(counted).isBetween(10, 11);
        }
    }

    @Test
    void eachDoorHasItsOwnCountAndAllCanBeOpenedAtOnce() {
        var familiar = LoginThrottleKey.familiar(Audience.STORE, door.email(), "203.0.113.7");
        var session = LoginThrottleKey.session(Audience.STORE, door.email());
        Stream.of(door, familiar, session).forEach(this::close);
        var elsewhere = LoginThrottleKey.familiar(Audience.STORE, door.email(), "203.0.113.8");
        var staff = LoginThrottleKey.front(Audience.ADMIN, door.email());

        assertThat(failures.count(elsewhere)).isTrue();
        assertThat(failures.count(staff)).isTrue();
        failures.forget(familiar);
        assertThat(failures.count(familiar)).isTrue();
        assertThat(failures.closedFor(door)).isPresent();
        failures.forgetAll(door);

        assertThat(failures.count(door)).isTrue();
        assertThat(failures.count(session)).isTrue();
    }

    @Test
    void twoSpellingsOfAnAddressAreOneCount() {
        close(door);

        assertThat(failures.count(LoginThrottleKey.front(
                        Audience.STORE, " " + door.email().toUpperCase(java.util.Locale.ROOT))))
                .isFalse();
    }

    @Test
    void expiredCountsAreDeletedAndNoAddressIsStored() {
        failures.count(door);
        var other = LoginThrottleKey.front(Audience.STORE, UUID.randomUUID() + "@example.com");
        close(other);
        jdbc.sql("update identity.login_failures set failed_at = failed_at - interval '24 hours' where failures = 1")
                .update();

        purge.purge();

        assertThat(jdbc.sql("select count(*) from identity.login_failures where failures = 1")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(failures.count(other)).isFalse();
        assertThat(jdbc.sql("select coalesce(string_agg(f::text, ' '), '') from identity.login_failures f")
                        .query(String.class)
                        .single())
                .doesNotContain("example.com");
    }

    private void close(LoginThrottleKey which) {
        for (int failure = 0; failure < LoginFailures.FREE; failure++) {
            assertThat(failures.count(which)).isTrue();
        }
        jdbc.sql("update identity.login_failures set open_at = open_at + interval '1 hour' where failures = :failures")
                .param("failures", LoginFailures.FREE)
                .update();
    }

    private void open() {
        jdbc.sql("update identity.login_failures set open_at = clock_timestamp()")
                .update();
    }

    private void age(String interval) {
        jdbc.sql("""
                        update identity.login_failures set failed_at = failed_at - :interval::interval,
                            open_at = open_at - :interval::interval
                        """).param("interval", interval).update();
    }

    private static long seconds(Duration rest) {
        return rest.plusMillis(999).toSeconds();
    }
}
