package dev.kontor.identity.password;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts consecutive wrong passwords in the database: for all processes and across restarts, independent of
/// Redis. Times are database times.
@Repository
class LoginFailures {

    /// This many wrong passwords cause no delay.
    static final int FREE = 10;

    /// After this many consecutive failures the context stays blocked until the count expires (NIST SP 800-63B,
    /// 3.2.2).
    static final int MAX_FAILURES = 100;

    static final Duration MAX_DELAY = Duration.ofMinutes(15);

    /// This long after the last failure, the count restarts.
    static final Duration FORGOTTEN = Duration.ofHours(24);

    private static final String PURPOSE = "login-failures";
    private static final int DOOR_BYTES = 16;

    private final JdbcClient jdbc;
    private final LastingKeys keys;

    LoginFailures(JdbcClient jdbc, LastingKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// Counts one attempt as failed unless the context is blocked, and blocks it for a while after many. Happens
    /// before the password is checked, so that concurrent attempts cannot share one count.
    ///
    /// @return whether it was not blocked
    boolean count(LoginThrottleKey door) {
        return jdbc.sql("""
                        insert into identity.login_failures as known (account, door, failures, failed_at, open_at)
                        values (:account, :door, 1, clock_timestamp(), clock_timestamp())
                        on conflict (account, door) do update set (failures, failed_at, open_at) = (
                            select failures, clock_timestamp(), clock_timestamp() + make_interval(secs => case
                                when failures < :free then 0
                                when failures < :most then least(:longest, 2 ^ least(failures - :free, 20))
                                else :forgotten end)
                            from (select case
                                when known.failed_at <= clock_timestamp() - make_interval(secs => :forgotten) then 1
                                else known.failures + 1 end as failures) as now)
                        where known.open_at <= clock_timestamp()
                        """)
                        .param("account", account(door))
                        .param("door", name(door))
                        .param("free", FREE)
                        .param("most", MAX_FAILURES)
                        .param("longest", MAX_DELAY.toSeconds())
                        .param("forgotten", FORGOTTEN.toSeconds())
                        .update()
                == 1;
    }

    /// The rest of the block; empty if it has ended.
    Optional<Duration> closedFor(LoginThrottleKey door) {
        return jdbc.sql("""
                        select (extract(epoch from open_at - clock_timestamp()) * 1000)::bigint
                        from identity.login_failures
                        where account = :account and door = :door and open_at > clock_timestamp()
                        """)
                .param("account", account(door))
                .param("door", name(door))
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis);
    }

    void forget(LoginThrottleKey door) {
        jdbc.sql("delete from identity.login_failures where account = :account and door = :door")
                .param("account", account(door))
                .param("door", name(door))
                .update();
    }

    /// Clears all counts of the account.
    void forgetAll(LoginThrottleKey anyOfThem) {
        jdbc.sql("delete from identity.login_failures where account = :account")
                .param("account", account(anyOfThem))
                .update();
    }

    /// Deletes expired counts.
    ///
    /// @param most how many at once
    /// @return how many there were
    int purge(int most) {
        return jdbc.sql("""
                        delete from identity.login_failures where (account, door) in (
                            select account, door from identity.login_failures
                            where failed_at < clock_timestamp() - make_interval(secs => :forgotten)
                            limit :most for update skip locked)
                        """)
                .param("forgotten", FORGOTTEN.toSeconds())
                .param("most", most)
                .update();
    }

    private byte[] account(LoginThrottleKey door) {
        return keys.sign(PURPOSE, door.account().getBytes(StandardCharsets.UTF_8));
    }

    private String name(LoginThrottleKey door) {
        return door.isFront()
                ? ""
                : Keyring.hex(
                        Arrays.copyOf(keys.sign(PURPOSE, door.name().getBytes(StandardCharsets.UTF_8)), DOOR_BYTES));
    }
}
