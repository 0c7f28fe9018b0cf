package dev.kontor.identity.factor;

import dev.kontor.identity.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of second factors. One conditional update decides each race.
@Repository
class SecondFactorRepository {

    /// This many consecutive wrong codes block this factor for a while; the others stay available.
    private static final int MAX_FAILURES = 20;
    private static final Duration CLOSED_FOR = Duration.ofMinutes(15);
    private static final Duration PENDING_FOR = Duration.ofMinutes(30);

    private final JdbcClient jdbc;

    SecondFactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The second factors of an account.
    ///
    /// @param confirmedAt since when app codes are required; null if they are not
    record State(@Nullable Instant confirmedAt, int recoveryCodesLeft) {}

    State state(StaffId staff) {
        return jdbc.sql("""
                        select (select confirmed_at from identity.totp where staff_id = :staff) as confirmed_at,
                            (select count(*) from identity.recovery_codes
                             where staff_id = :staff and used_at is null) as recovery_codes_left
                        """).param("staff", staff).query(State.class).single();
    }

    boolean hasTotp(StaffId staff) {
        return jdbc.sql("select exists (select 1 from identity.totp where staff_id = :staff and secret is not null)")
                .param("staff", staff)
                .query(Boolean.class)
                .single();
    }

    void propose(StaffId staff, byte[] sealed) {
        jdbc.sql("""
                        insert into identity.totp (staff_id, failures, pending, pending_until, created_at)
                        values (:staff, 0, :sealed, now() + make_interval(secs => :valid), now())
                        on conflict (staff_id) do update
                            set pending = excluded.pending, pending_until = excluded.pending_until
                        """)
                .param("staff", staff)
                .param("sealed", sealed)
                .param("valid", PENDING_FOR.toSeconds())
                .update();
    }

    Optional<byte[]> pending(StaffId staff) {
        return jdbc.sql("""
                        select pending from identity.totp where staff_id = :staff and pending_until > now()
                        """).param("staff", staff).query(byte[].class).optional();
    }

    /// Activates the proposed secret, unless another was proposed meanwhile.
    boolean confirm(StaffId staff, byte[] sealed, long step) {
        return jdbc.sql("""
                        update identity.totp
                        set secret = pending, confirmed_at = now(), last_step = :step, failures = 0,
                            pending = null, pending_until = null
                        where staff_id = :staff and pending = :sealed
                        """)
                        .param("step", step)
                        .param("staff", staff)
                        .param("sealed", sealed)
                        .update()
                == 1;
    }

    /// Consumes one attempt and returns the secret to check the code against. The attempt counts as failed until
    /// it is accepted, so no crash or race grants additional attempts.
    Optional<byte[]> attempt(StaffId staff) {
        return jdbc.sql("""
                        update identity.totp set failures = failures + 1, failed_at = now()
                        where staff_id = :staff and secret is not null
                          and (failures < :most or failed_at < now() - make_interval(secs => :closed))
                        returning secret
                        """)
                .param("staff", staff)
                .param("most", MAX_FAILURES)
                .param("closed", CLOSED_FOR.toSeconds())
                .query(byte[].class)
                .optional();
    }

    /// Uses up the code of that time step; false if it, or a later one, was used before.
    boolean accept(StaffId staff, long step) {
        return jdbc.sql("""
                        update identity.totp set last_step = :step, failures = 0
                        where staff_id = :staff and secret is not null and (last_step is null or last_step < :step)
                        """).param("step", step).param("staff", staff).update() == 1;
    }

    void replaceRecoveryCodes(StaffId staff, List<byte[]> hashes) {
        jdbc.sql("delete from identity.recovery_codes where staff_id = :staff")
                .param("staff", staff)
                .update();
        jdbc.sql("""
                        insert into identity.recovery_codes (staff_id, code_hash, created_at)
                        select :staff, hash, now() from unnest(:hashes::bytea[]) as code (hash)
                        """)
                .param("staff", staff)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    boolean useRecoveryCode(StaffId staff, byte[] hash) {
        return jdbc.sql("""
                        update identity.recovery_codes set used_at = now()
                        where staff_id = :staff and code_hash = :hash and used_at is null
                        """).param("staff", staff).param("hash", hash).update() == 1;
    }

    /// @return whether anything was deleted
    boolean delete(StaffId staff) {
        jdbc.sql("delete from identity.recovery_codes where staff_id = :staff")
                .param("staff", staff)
                .update();
        return jdbc.sql("delete from identity.totp where staff_id = :staff")
                        .param("staff", staff)
                        .update()
                == 1;
    }
}
