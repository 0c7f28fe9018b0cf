package dev.kontor.identity.signin;

import dev.kontor.identity.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of sign-ins that wait for a second factor.
@Repository
class MfaTicketRepository {

    private static final int MAX_ATTEMPTS = 5;
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    MfaTicketRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An account whose password was correct.
    ///
    /// @param authzVersion of the account at that time
    record Ticket(StaffId staff, long authzVersion) {}

    /// @return when it expires
    Instant insert(byte[] tokenHash, Ticket ticket) {
        jdbc.sql("delete from identity.mfa_tickets where expires_at < now()").update();
        return jdbc.sql("""
                        insert into identity.mfa_tickets
                            (token_hash, staff_id, authz_version, attempts, created_at, expires_at)
                        values (:hash, :staff, :authz, 0, now(), now() + make_interval(secs => :lifetime))
                        returning expires_at
                        """)
                .param("hash", tokenHash)
                .param("staff", ticket.staff())
                .param("authz", ticket.authzVersion())
                .param("lifetime", LIFETIME.toSeconds())
                .query(Instant.class)
                .single();
    }

    /// Consumes one of a ticket's few attempts.
    Optional<Ticket> attempt(byte[] tokenHash) {
        return jdbc.sql("""
                        update identity.mfa_tickets set attempts = attempts + 1
                        where token_hash = :hash and expires_at > now() and attempts < :most
                        returning staff_id as staff, authz_version
                        """)
                .param("hash", tokenHash)
                .param("most", MAX_ATTEMPTS)
                .query(Ticket.class)
                .optional();
    }

    /// Uses up the ticket; of several concurrent calls one succeeds.
    boolean spend(byte[] tokenHash) {
        return jdbc.sql("delete from identity.mfa_tickets where token_hash = :hash and expires_at > now()")
                        .param("hash", tokenHash)
                        .update()
                == 1;
    }
}
