package dev.kontor.identity.session;

import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.identity.SessionCompromised;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.StaffSignedIn;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.session.RefreshTokens.RefreshToken;
import dev.kontor.identity.session.SessionRepository.Continued;
import dev.kontor.identity.session.SessionRepository.Credentials;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens, continues and ends sessions. The password is checked while no database connection is held.
@Service
class SignInService {

    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);
    private static final Duration STORE_LIFETIME = Duration.ofDays(30);
    private static final Duration ADMIN_LIFETIME = Duration.ofHours(12);

    private final SessionRepository repository;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Passwords passwords;
    private final EventLog events;
    private final TransactionTemplate transactions;

    SignInService(
            SessionRepository repository,
            Sessions sessions,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            Passwords passwords,
            EventLog events,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.passwords = passwords;
        this.events = events;
        this.transactions = transactions;
    }

    /// Signs in with a password. An unknown address, a wrong password and a disabled account are told in the
    /// same words after the same time.
    ///
    /// @throws UnauthenticatedException `invalid-credentials`
    SignedIn logIn(Audience audience, String email, String password) {
        var account = repository.credentials(audience, EmailKey.of(email)).filter(Credentials::active);
        boolean matches = passwords.matches(
                password, account.map(Credentials::passwordHash).orElse(null));
        if (account.isEmpty() || !matches) {
            LOG.info("Sign-in refused at {}", audience.claim());
            throw invalidCredentials();
        }
        upgradeHash(account.get(), password);
        var token = refreshTokens.first(SessionId.next());
        var expiresAt = open(audience, account.get(), token).orElseThrow(SignInService::invalidCredentials);
        return signedIn(audience, account.get().id(), account.get().authzVersion(), token, expiresAt);
    }

    /// Continues the session with the successor of the token. The same token gets the same successor for a
    /// moment; later it means that two have it, and the session ends.
    ///
    /// @throws UnauthenticatedException `unauthenticated`
    SignedIn refresh(Audience audience, String refreshToken) {
        var token = refreshTokens.read(refreshToken).orElseThrow(SignInService::notLive);
        var successor = refreshTokens.successor(token);
        var spent = refreshTokens.hash(token);
        var continued = repository
                .rotate(audience, token.session(), spent, refreshTokens.hash(successor))
                .or(() -> retried(audience, token, spent));
        return continued
                .map(session ->
                        signedIn(audience, session.accountId(), session.authzVersion(), successor, session.expiresAt()))
                .orElseThrow(SignInService::notLive);
    }

    void logOut(SessionId session) {
        sessions.end(session, EndReason.LOGOUT);
    }

    private Optional<Instant> open(Audience audience, Credentials account, RefreshToken token) {
        return transactions.execute(_ -> {
            var expiresAt = repository.insert(
                    token.session(), audience, account, refreshTokens.hash(token), lifetime(audience));
            if (expiresAt.isPresent() && audience == Audience.ADMIN) {
                events.append(new StaffSignedIn(new StaffId(account.id()), token.session()));
            }
            return expiresAt;
        });
    }

    private Optional<Continued> retried(Audience audience, RefreshToken token, byte[] spent) {
        var alive = repository.alive(audience, token.session(), spent);
        if (alive.isPresent() && !alive.get().retried()) {
            LOG.warn(
                    "A spent refresh token came again; {} ends", token.session().text());
            var account = subject(audience, alive.get().accountId());
            transactions.executeWithoutResult(_ -> {
                if (sessions.end(token.session(), EndReason.REUSE)) {
                    events.append(new SessionCompromised(token.session(), account.text()));
                }
            });
            return Optional.empty();
        }
        return alive;
    }

    private void upgradeHash(Credentials account, String password) {
        var before = account.passwordHash();
        if (before != null && passwords.isOutdated(before)) {
            repository.upgradeHash(account.id(), before, passwords.hash(password));
        }
    }

    private SignedIn signedIn(
            Audience audience, UUID accountId, long authzVersion, RefreshToken token, Instant refreshExpiresAt) {
        var subject = subject(audience, accountId);
        var access = accessTokens.issue(audience, subject, token.session(), authzVersion);
        return new SignedIn(access.text(), "Bearer", access.expiresAt(), refreshTokens.text(token), refreshExpiresAt);
    }

    private static TypedId subject(Audience audience, UUID accountId) {
        return switch (audience) {
            case STORE -> new CustomerId(accountId);
            case ADMIN -> new StaffId(accountId);
        };
    }

    private static Duration lifetime(Audience audience) {
        return switch (audience) {
            case STORE -> STORE_LIFETIME;
            case ADMIN -> ADMIN_LIFETIME;
        };
    }

    private static UnauthenticatedException invalidCredentials() {
        return new UnauthenticatedException(
                ProblemCode.INVALID_CREDENTIALS, "The e-mail address or the password is wrong.");
    }

    private static UnauthenticatedException notLive() {
        return new UnauthenticatedException(
                ProblemCode.UNAUTHENTICATED, "The refresh token is not valid or no longer valid. Sign in again.");
    }
}
