package dev.kontor.identity.session;

import dev.kontor.events.EventLog;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.event.StaffSignedIn;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.database.AfterCommit;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvents;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens sessions for authenticated accounts, regardless of the method.
@Service
@Transactional
public class SignIns {

    private final SessionRepository repository;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final SessionTokens tokens;
    private final EventLog events;
    private final SecurityEvents security;

    SignIns(
            SessionRepository repository,
            Sessions sessions,
            RefreshTokens refreshTokens,
            SessionTokens tokens,
            EventLog events,
            SecurityEvents security) {
        this.repository = repository;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
        this.events = events;
        this.security = security;
    }

    /// Opens a session for the account.
    ///
    /// @param factors that were just confirmed
    /// @throws UnauthenticatedException `invalid-credentials` if the account is disabled or gone
    public SignedIn open(Audience audience, TypedId account, Set<Factor> factors) {
        return insert(audience, account, factors, null, Duration.ZERO);
    }

    /// Opens a session for an account authenticated by an issuer.
    ///
    /// @param ago how long ago the factors were confirmed there
    /// @throws UnauthenticatedException `invalid-credentials` if the account is disabled or gone
    public SignedIn open(Audience audience, TypedId account, Set<Factor> factors, Duration ago) {
        return insert(audience, account, factors, null, ago);
    }

    /// Opens a session unless the account has changed since its factors were checked.
    ///
    /// @param factors that were just confirmed
    /// @param authzVersion of the account at that time
    /// @throws UnauthenticatedException `invalid-credentials` if the account was disabled or changed meanwhile
    public SignedIn open(Audience audience, TypedId account, Set<Factor> factors, long authzVersion) {
        return insert(audience, account, factors, authzVersion, Duration.ZERO);
    }

    /// Locks the account until the end of the caller's transaction. Of a change of its factors and a concurrent
    /// sign-in, the second sees the first.
    public void lock(TypedId account) {
        repository.lock(account);
    }

    /// Waits until no transaction changes the factors of the account, and lets none do so until the caller's ends.
    public void lockFactors(TypedId account) {
        repository.lockForSignIn(account);
    }

    /// Records that factors were confirmed again in a session, which unlocks operations that require a recent
    /// one.
    ///
    /// @throws UnauthenticatedException `unauthenticated` if the session has ended
    public FreshToken prove(Audience audience, SessionId session, Set<Factor> factors) {
        return prove(audience, session, factors, Duration.ZERO);
    }

    /// The same with factors that were confirmed elsewhere.
    ///
    /// @param ago how long ago
    /// @throws UnauthenticatedException `unauthenticated` if the session has ended
    public FreshToken prove(Audience audience, SessionId session, Set<Factor> factors, Duration ago) {
        var proven = repository
                .prove(audience, session, factors, ago)
                .orElseThrow(() ->
                        new UnauthenticatedException(ProblemCode.UNAUTHENTICATED, Message.of("auth.session-ended")));
        sessions.forget(session);
        publishAfterCommit(SecurityEvent.success(Kind.AUTHENTICATION, session.text()), factors);
        return tokens.fresh(audience, session, proven);
    }

    /// The response to every failed authentication, identical in all cases.
    public static UnauthenticatedException invalidCredentials() {
        return new UnauthenticatedException(ProblemCode.INVALID_CREDENTIALS, Message.of("auth.credentials"));
    }

    private SignedIn insert(
            Audience audience, TypedId account, Set<Factor> factors, @Nullable Long authzVersion, Duration ago) {
        var token = refreshTokens.first(SessionId.next());
        var text = refreshTokens.text(token);
        var opened = repository
                .insert(token.session(), audience, account, factors, authzVersion, ago, Keyring.hash(text))
                .orElseThrow(SignIns::invalidCredentials);
        if (account instanceof StaffId staff) {
            events.append(new StaffSignedIn(staff, token.session()));
        }
        publishAfterCommit(
                SecurityEvent.success(Kind.AUTHENTICATION, token.session().text())
                        .by(account.text()),
                factors);
        return tokens.pair(audience, token.session(), text, opened);
    }

    private void publishAfterCommit(SecurityEvent event, Set<Factor> factors) {
        var reported = event.with(
                "factors", factors.stream().map(Factor::name).sorted().collect(Collectors.joining(",")));
        AfterCommit.run(() -> security.log(reported));
    }
}
