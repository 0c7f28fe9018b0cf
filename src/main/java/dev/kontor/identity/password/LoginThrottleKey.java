package dev.kontor.identity.password;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.token.Audience;

/// Where a password of an account is given. Failures are counted for each door by itself, so that nobody who tries
/// at one of them closes another.
///
/// @param email of the account, or whatever was given as one
/// @param name empty for the door that everybody has
public record LoginThrottleKey(Audience audience, String email, String name) {

    private static final String SESSION = "session";

    /// For a sign-in from a source at which the account is not known.
    public static LoginThrottleKey front(Audience audience, String email) {
        return new LoginThrottleKey(audience, email, "");
    }

    /// For a sign-in from a source at which the account has been signed in before.
    ///
    /// @param source its address
    public static LoginThrottleKey familiar(Audience audience, String email, String source) {
        return new LoginThrottleKey(audience, email, source);
    }

    /// For whoever has signed in and proves the password again.
    public static LoginThrottleKey session(Audience audience, String email) {
        return new LoginThrottleKey(audience, email, SESSION);
    }

    /// Whose password it is, in the form that is hashed.
    String account() {
        return audience + " " + EmailKey.of(email);
    }

    boolean isFront() {
        return name.isEmpty();
    }

    @Override
    public String toString() {
        return "Door[" + audience + ", ***]";
    }
}
