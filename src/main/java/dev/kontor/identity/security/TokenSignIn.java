package dev.kontor.identity.security;

import dev.kontor.identity.Actor;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.token.AccessToken;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Recognises the caller by the bearer token, at each of the two doors.
@Component
class TokenSignIn {

    private final AccessTokens tokens;
    private final Sessions sessions;

    TokenSignIn(AccessTokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    AuthenticationManager staff() {
        return authentication -> {
            var token = tokens.read(Audience.ADMIN, text(authentication));
            var staff = available(() -> sessions.staff(token).orElseThrow(TokenSignIn::ended));
            return new StaffAuthentication(staff, token.session());
        };
    }

    AuthenticationManager customers() {
        return authentication -> {
            var token = tokens.read(Audience.STORE, text(authentication));
            return new CustomerAuthentication(token, () -> customer(token));
        };
    }

    private Actor.Customer customer(AccessToken token) {
        return available(() -> sessions.customer(token).orElseThrow(TokenSignIn::ended));
    }

    private static <T> T available(Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (DataAccessException | TransactionException failure) {
            throw new SignInUnavailableException(failure);
        }
    }

    private static String text(Authentication authentication) {
        if (authentication instanceof BearerTokenAuthenticationToken bearer) {
            return bearer.getToken();
        }
        throw new InvalidBearerTokenException("no bearer token");
    }

    private static InvalidBearerTokenException ended() {
        return new InvalidBearerTokenException("The session has ended.");
    }
}
