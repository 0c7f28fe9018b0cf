package dev.kontor.identity.password;

import dev.kontor.shared.crypto.Keyring;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts wrong passwords in a row, in the database: for all processes and over restarts, whatever becomes of Redis.
/// Times are those of the database.
@Repository
class LoginFailures {

    /// So many wrong passwords cost no time.
    static final int FREE = 10;

    /// After so many in a row a door stays closed until the count is forgotten (NIST SP 800-63B, 3.2.2).
    static final int MOST = 100;

    static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// So long after the last one, a count begins anew.
    static final Duration FORGOTTEN = Duration.ofHours(24);

    private static final String PURPOSE = "login-failures";
    private static final int DOOR_BYTES = 16;

    private final JdbcClient jdbc;
    private final Keyring keyring;

    LoginFailures(JdbcClient jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    /// Counts one try as failed if the door is open, and closes it for a while if there were many. Before the
    /// password is looked at, so that tries at the same moment cannot share one count.
    ///
    /// @return whether it was open
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
                        .param("most", MOST)
                        .param("longest", LONGEST_DELAY.toSeconds())
                        .param("forgotten", FORGOTTEN.toSeconds())
                        .update()
                == 1;
    }

    /// How long the door stays closed; empty if it is open by now.
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

    /// Opens every door of the account.
    void forgetAll(LoginThrottleKey anyOfThem) {
        jdbc.sql("delete from identity.login_failures where account = :account")
                .param("account", account(anyOfThem))
                .update();
    }

    /// Deletes counts that are forgotten.
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
        return keyring.sign(PURPOSE, door.account().getBytes(StandardCharsets.UTF_8));
    }

    private String name(LoginThrottleKey door) {
        return door.isFront()
                ? ""
                : Keyring.hex(
                        Arrays.copyOf(keyring.sign(PURPOSE, door.name().getBytes(StandardCharsets.UTF_8)), DOOR_BYTES));
    }
}
