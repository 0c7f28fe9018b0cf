package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.session.SessionRepository.Continued;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.identity.token.IssuedToken;
import org.springframework.stereotype.Component;

/// Issues the tokens of a session.
@Component
class SessionTokens {

    private final AccessTokens accessTokens;

    SessionTokens(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    SignedIn pair(Audience audience, SessionId id, String refreshToken, Continued session) {
        var access = access(audience, id, session);
        return new SignedIn(access.text(), "Bearer", access.expiresAt(), refreshToken, session.expiresAt());
    }

    FreshToken fresh(Audience audience, SessionId id, Continued session) {
        var access = access(audience, id, session);
        return new FreshToken(access.text(), "Bearer", access.expiresAt());
    }

    private IssuedToken access(Audience audience, SessionId id, Continued session) {
        return accessTokens.issue(
                audience, audience.account(session.accountId()), id, session.authzVersion(), session.authTime());
    }
}
