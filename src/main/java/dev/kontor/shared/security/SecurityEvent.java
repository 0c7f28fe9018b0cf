package dev.kontor.shared.security;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that matters to people who monitor the shop's security. Never contains a secret: no password, token
/// or code, not even a wrong one.
///
/// @param actor TypeID text of the actor; absent to use the caller of the request
/// @param object what it was done to: a TypeID text, an operation, the name of a limit
/// @param details further facts under short names, without personal data
public record SecurityEvent(
        Kind kind, Outcome outcome, @Nullable String actor, String object, Map<String, String> details) {

    /// The kind of event.
    public enum Kind {
        /// Someone authenticated, or failed to.
        AUTHENTICATION,
        /// A caller was denied: 401, 403.
        DENIAL,
        /// A limit was exceeded: 429.
        LIMIT,
        /// A used token was sent again.
        TOKEN_REUSE,
        /// Something was changed through the admin API.
        ADMIN_CHANGE,
        /// Access rights were changed: staff, roles, keys.
        ACCESS_CHANGE;

        /// The name in logs and metrics: `token-reuse`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The outcome.
    public enum Outcome {
        SUCCESS,
        FAILURE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SecurityEvent {
        details = Map.copyOf(details);
    }

    public static SecurityEvent success(Kind kind, String object) {
        return new SecurityEvent(kind, Outcome.SUCCESS, null, object, Map.of());
    }

    public static SecurityEvent failure(Kind kind, String object) {
        return new SecurityEvent(kind, Outcome.FAILURE, null, object, Map.of());
    }

    /// The same, by someone who is not (yet) the caller of the request.
    public SecurityEvent by(String actor) {
        return new SecurityEvent(kind, outcome, actor, object, details);
    }

    public SecurityEvent with(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new SecurityEvent(kind, outcome, actor, object, more);
    }
}
