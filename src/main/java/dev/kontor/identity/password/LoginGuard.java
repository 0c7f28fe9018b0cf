package dev.kontor.identity.password;

import dev.kontor.identity.password.Passwords.Place;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.ThrottledException;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks passwords, and sees to it that nobody guesses one: each account has a count of wrong ones in a row, and
/// all sources that are new to an account share a budget, which is what spraying uses up. Not to be called in a
/// transaction.
@Component
public class LoginGuard {

    private static final String EVERYBODY = "";

    private final Passwords passwords;
    private final LoginFailures failures;
    private final RateLimits limits;
    private final SecurityEvents events;

    LoginGuard(Passwords passwords, LoginFailures failures, RateLimits limits, SecurityEvents events) {
        this.passwords = passwords;
        this.failures = failures;
        this.limits = limits;
        this.events = events;
    }

    /// Whether the password is that of the hash.
    ///
    /// @param hash absent where there is no account; all the rest is the same then
    /// @throws ThrottledException `login-throttled` while the door is closed, whatever the password;
    ///     `quota-exceeded` if too many wrong ones came from new sources
    /// @throws dev.kontor.shared.problem.UnavailableException `overloaded` while too many passwords are hashed
    public boolean proves(LoginThrottleKey door, String password, @Nullable String hash) {
        try (var place = passwords.enter()) {
            return proves(door, password, hash, place);
        }
    }

    /// The same for whoever has a place already.
    public boolean proves(LoginThrottleKey door, String password, @Nullable String hash, Place place) {
        if (!door.isFront()) {
            return check(door, password, hash, place);
        }
        limits.require(LimitPolicy.LOGIN_SPRAY, EVERYBODY);
        boolean failed = false;
        try {
            boolean proven = check(door, password, hash, place);
            failed = !proven;
            return proven;
        } finally {
            if (!failed) {
                limits.refund(LimitPolicy.LOGIN_SPRAY, EVERYBODY);
            }
        }
    }

    /// Opens all doors of the account again, for its owner has shown up in another way.
    ///
    /// @param door any of them
    public void reopen(LoginThrottleKey door) {
        failures.forgetAll(door);
    }

    private boolean check(LoginThrottleKey door, String password, @Nullable String hash, Place place) {
        if (!failures.count(door)) {
            events.log(SecurityEvent.failure(SecurityEvent.Kind.LIMIT, "login-failures"));
            throw new ThrottledException(
                    ProblemCode.LOGIN_THROTTLED,
                    Message.of("auth.too-many-failures"),
                    Map.of(),
                    failures.closedFor(door).orElse(Duration.ZERO));
        }
        boolean proven = place.matches(password, hash);
        if (proven) {
            failures.forget(door);
        }
        return proven;
    }
}
