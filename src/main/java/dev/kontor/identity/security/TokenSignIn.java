package dev.kontor.identity.security;

import dev.kontor.identity.apikey.ApiKeys;
import dev.kontor.identity.session.CustomerSession;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.token.AccessToken;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.identity.token.ProgramToken;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Authenticates the caller by bearer token or key, at each of the two APIs.
@Component
class TokenSignIn {

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final ApiKeys keys;

    TokenSignIn(AccessTokens tokens, Sessions sessions, ApiKeys keys) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.keys = keys;
    }

    AuthenticationManager staff() {
        return authentication -> {
            var text = text(authentication);
            if (ApiKeys.isPublishable(text)) {
                throw ApiKeys.publishableAsSecret();
            }
            if (ApiKeys.isSecret(text)) {
                return new ProgramAuthentication(available(() -> keys.bySecret(text, address(authentication))));
            }
            return switch (tokens.verify(Audience.ADMIN, text)) {
                case ProgramToken token ->
                    new ProgramAuthentication(available(() ->
                            keys.byToken(token.key(), token.authzVersion(), token.scopes(), address(authentication))));
                case AccessToken token -> {
                    var staff = available(() -> sessions.staff(token).orElseThrow(TokenSignIn::ended));
                    yield new StaffAuthentication(staff, token.session());
                }
            };
        };
    }

    AuthenticationManager customers() {
        return authentication -> {
            var text = text(authentication);
            if (ApiKeys.isSecret(text)) {
                throw ApiKeys.secretInPublic();
            }
            if (ApiKeys.isPublishable(text)) {
                throw ApiKeys.publishableAsSecret();
            }
            var token = tokens.read(Audience.STORE, text);
            return new CustomerAuthentication(token, () -> customer(token));
        };
    }

    private CustomerSession customer(AccessToken token) {
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

    private static String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }

    private static InvalidBearerTokenException ended() {
        return new InvalidBearerTokenException("The session has ended.");
    }
}
