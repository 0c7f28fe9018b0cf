package dev.kontor.shared.security;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that whoever watches over the shop wants to know of. Never holds a secret: no password, token or
/// code, not even a wrong one.
///
/// @param actor TypeID text of who did it; absent to take the caller of the request
/// @param object what it was done to: a TypeID text, an operation, the name of a limit
/// @param details further facts under short names, without personal data
public record SecurityEvent(
        Kind kind, Outcome outcome, @Nullable String actor, String object, Map<String, String> details) {

    /// What happened.
    public enum Kind {
        /// Somebody proved who they are, or did not.
        AUTHENTICATION,
        /// Somebody was refused: 401, 403.
        DENIAL,
        /// A limit was hit: 429.
        LIMIT,
        /// A spent token came again.
        TOKEN_REUSE,
        /// Something was changed over the admin API.
        ADMIN_CHANGE,
        /// Who may do what was changed: staff, roles, keys.
        ACCESS_CHANGE;

        /// As logs and metrics name it: `token-reuse`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// How it went.
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

    /// The same, done by somebody who is not (yet) the caller of the request.
    public SecurityEvent by(String actor) {
        return new SecurityEvent(kind, outcome, actor, object, details);
    }

    public SecurityEvent with(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new SecurityEvent(kind, outcome, actor, object, more);
    }
}
