package dev.kontor.identity.session;

import dev.kontor.events.EventLog;
import dev.kontor.identity.SessionId;
import dev.kontor.identity.event.SessionCompromised;
import dev.kontor.identity.session.RefreshTokens.RefreshToken;
import dev.kontor.identity.session.SessionRepository.Continued;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Continues, lists and ends sessions.
@Service
class SessionService {

    private final SessionRepository repository;
    private final SessionQueries queries;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final SessionTokens tokens;
    private final EventLog events;
    private final TransactionTemplate transactions;

    SessionService(
            SessionRepository repository,
            SessionQueries queries,
            Sessions sessions,
            RefreshTokens refreshTokens,
            SessionTokens tokens,
            EventLog events,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.queries = queries;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
        this.events = events;
        this.transactions = transactions;
    }

    /// Continues the session with the token's successor. For a moment, the same token gets the same successor;
    /// later it means that two clients have it, and the session ends.
    ///
    /// @throws UnauthenticatedException `unauthenticated`
    SignedIn refresh(Audience audience, String refreshToken) {
        var token = refreshTokens.read(refreshToken).orElseThrow(() -> refused(audience));
        var successors = refreshTokens.successors(token);
        var spent = Keyring.hash(refreshToken);
        return repository
                .rotate(audience, token.session(), spent, Keyring.hash(successors.getFirst()))
                .or(() -> retried(audience, token, spent))
                .map(session -> tokens.pair(
                        audience,
                        token.session(),
                        session.retried() ? stored(token.session(), successors) : successors.getFirst(),
                        session))
                .orElseThrow(() -> refused(audience));
    }

    /// The successor that the client would have got the first time, from a process that may use another secret.
    private String stored(SessionId session, List<String> successors) {
        return successors.stream()
                .skip(1)
                .filter(successor -> repository.hasToken(session, Keyring.hash(successor)))
                .findFirst()
                .orElse(successors.getFirst());
    }

    List<SessionDetails> list(Audience audience, TypedId account, SessionId current) {
        return queries.of(audience, account, current);
    }

    void logOut(SessionId session) {
        sessions.end(session, EndReason.LOGOUT);
    }

    /// @throws NotFoundException if the account has no such active session
    void end(TypedId account, SessionId session) {
        transactions.executeWithoutResult(_ -> {
            if (!sessions.endOf(account, session, EndReason.LOGOUT)) {
                throw NotFoundException.of("session", session);
            }
        });
    }

    /// @throws NotFoundException if the account does not exist
    void endAll(TypedId account) {
        if (!queries.exists(account)) {
            throw NotFoundException.of("customer", account);
        }
        transactions.executeWithoutResult(_ -> sessions.endAllByStaff(account));
    }

    private Optional<Continued> retried(Audience audience, RefreshToken token, byte[] spent) {
        var alive = repository.alive(audience, token.session(), spent);
        if (alive.isPresent() && !alive.get().retried()) {
            var account = audience.account(alive.get().accountId());
            sessions.auditReuse(account, token.session());
            transactions.executeWithoutResult(_ -> {
                if (sessions.endCompromised(account, token.session())) {
                    events.append(new SessionCompromised(token.session(), account.text()));
                }
            });
            return Optional.empty();
        }
        return alive;
    }

    private UnauthenticatedException refused(Audience audience) {
        sessions.auditRefusal(audience);
        return new UnauthenticatedException(ProblemCode.UNAUTHENTICATED, Message.of("auth.refresh-token"));
    }
}
