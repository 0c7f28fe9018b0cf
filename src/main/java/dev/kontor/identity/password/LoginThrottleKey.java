package dev.kontor.identity.password;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.token.Audience;

/// The context in which an account's password is given. Failures are counted separately per context, so attempts
/// in one do not block another.
///
/// @param email of the account, or the submitted text
/// @param name empty for the context that everyone shares
public record LoginThrottleKey(Audience audience, String email, String name) {

    private static final String SESSION = "session";

    /// For a sign-in from a source that is new to the account.
    public static LoginThrottleKey front(Audience audience, String email) {
        return new LoginThrottleKey(audience, email, "");
    }

    /// For a sign-in from a source that the account has signed in from before.
    ///
    /// @param source its address
    public static LoginThrottleKey familiar(Audience audience, String email, String source) {
        return new LoginThrottleKey(audience, email, source);
    }

    /// For a signed-in caller who confirms the password again.
    public static LoginThrottleKey session(Audience audience, String email) {
        return new LoginThrottleKey(audience, email, SESSION);
    }

    /// The account, in the form that is hashed.
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
