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

/// Checks passwords and prevents guessing: each account has a count of consecutive wrong passwords, and all
/// sources that are new to an account share a budget, which spraying uses up. Must not be called in a
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

    /// Whether the password matches the hash.
    ///
    /// @param hash absent if there is no account; everything else is identical then
    /// @throws ThrottledException `login-throttled` while the context is blocked, regardless of the password;
    ///     `quota-exceeded` if too many wrong ones came from new sources
    /// @throws dev.kontor.shared.problem.UnavailableException `overloaded` while too many passwords are being
    ///     hashed
    public boolean proves(LoginThrottleKey door, String password, @Nullable String hash) {
        try (var place = passwords.enter()) {
            return proves(door, password, hash, place);
        }
    }

    /// The same for a caller who already has a slot.
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

    /// Clears all counts of the account, because its owner has authenticated in another way.
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
