package dev.kontor.identity.security;

import org.springframework.security.core.AuthenticationException;

/// Nobody can be recognised at the moment, because the database does not answer.
final class SignInUnavailableException extends AuthenticationException {

    SignInUnavailableException(Throwable cause) {
        super("The database did not answer in time.", cause);
    }
}
