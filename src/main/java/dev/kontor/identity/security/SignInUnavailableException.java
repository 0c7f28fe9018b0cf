package dev.kontor.identity.security;

import org.springframework.security.core.AuthenticationException;

/// Callers cannot be authenticated at the moment, because the database does not respond.
final class SignInUnavailableException extends AuthenticationException {

    SignInUnavailableException(Throwable cause) {
        super("The database did not respond in time. Repeat the request.", cause);
    }
}
