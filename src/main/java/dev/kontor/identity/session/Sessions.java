package dev.kontor.identity.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.audit.AuditLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.token.AccessToken;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.database.AfterCommit;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvents;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Resolves access tokens to accounts, and ends sessions. Staff are looked up on every call, so revocations take
/// effect immediately; customers are cached for eight seconds.
@Component
public class Sessions {

    private static final Duration REMEMBERED = Duration.ofSeconds(8);
    private static final int MAX_REMEMBERED = 50_000;

    private final SessionRepository repository;
    private final SessionQueries queries;
    private final StaffMfaPolicy policy;
    private final AuditLog audit;
    private final SecurityEvents security;
    private final Cache<AccessToken, Optional<CustomerSession>> customers = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    Sessions(
            SessionRepository repository,
            SessionQueries queries,
            StaffMfaPolicy policy,
            AuditLog audit,
            SecurityEvents security) {
        this.repository = repository;
        this.queries = queries;
        this.policy = policy;
        this.audit = audit;
        this.security = security;
    }

    /// The staff member with current permissions. One statement.
    public Optional<StaffSession> staff(AccessToken token) {
        return subject(token, StaffId.class)
                .flatMap(staff -> queries.staff(token.session(), staff, token.authzVersion(), policy));
    }

    /// The customer. At most one statement in eight seconds.
    public Optional<CustomerSession> customer(AccessToken token) {
        var known = customers.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var found = subject(token, CustomerId.class)
                .flatMap(customer -> queries.customer(token.session(), customer, token.authzVersion()));
        customers.put(token, found);
        return found;
    }

    /// Ends all sessions of the account, in the caller's transaction.
    public void endAll(TypedId account, EndReason reason) {
        repository.endAll(account, null, reason);
        forget(account);
    }

    /// Ends all sessions of another person's account, in the caller's transaction.
    public void endAllByStaff(TypedId account) {
        int ended = repository.endAll(account, null, EndReason.ENDED_BY_STAFF);
        var action = account instanceof StaffId ? "staff.sessions_ended" : "customer.sessions_ended";
        audit.record(action, account, Map.of("sessions", ended), Map.of("sessions", 0));
        forget(account);
    }

    /// Ends all sessions of the account except one, in the caller's transaction.
    public void endOthers(TypedId account, SessionId besides, EndReason reason) {
        repository.endAll(account, besides, reason);
        forget(account);
    }

    /// Evicts the account's sessions from this process's cache.
    public void forget(TypedId account) {
        AfterCommit.run(() ->
                customers.asMap().keySet().removeIf(token -> token.subject().equals(account.text())));
    }

    /// Ends a session with stolen tokens, in the caller's transaction.
    boolean endCompromised(TypedId account, SessionId session) {
        boolean ended = end(session, EndReason.REUSE);
        if (ended) {
            audit.record("session.compromised", session, Map.of("account", account.text()), null);
        }
        return ended;
    }

    /// Records that an unknown or expired refresh token was sent.
    void auditRefusal(Audience audience) {
        security.log(
                SecurityEvent.failure(Kind.AUTHENTICATION, audience.claim()).with("factor", "refresh-token"));
    }

    /// Records that two clients have a session's refresh token.
    void auditReuse(TypedId account, SessionId session) {
        security.log(SecurityEvent.failure(Kind.TOKEN_REUSE, session.text()).with("account", account.text()));
    }

    /// Ends one session.
    ///
    /// @return whether it had not ended before
    public boolean end(SessionId session, EndReason reason) {
        boolean ended = repository.end(session, reason);
        forget(session);
        return ended;
    }

    /// Ends one session of the account, in the caller's transaction.
    boolean endOf(TypedId account, SessionId session, EndReason reason) {
        boolean ended = repository.endOf(account, session, reason);
        if (ended) {
            audit.record("session.ended", session, Map.of("account", account.text()), null);
        }
        forget(session);
        return ended;
    }

    /// Evicts the session from this process's cache.
    void forget(SessionId session) {
        AfterCommit.run(() ->
                customers.asMap().keySet().removeIf(token -> token.session().equals(session)));
    }

    private static <T extends TypedId> Optional<T> subject(AccessToken token, Class<T> type) {
        try {
            return Optional.of(TypeIds.parse(type, token.subject()));
        } catch (InvalidIdException _) {
            return Optional.empty();
        }
    }
}
