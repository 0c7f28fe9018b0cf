package dev.kontor.identity.signin;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The password was right; a second factor is required.
class MfaRequired extends UnauthenticatedException {

    private MfaRequired(Message detail, Map<String, Object> details) {
        super(ProblemCode.MFA_REQUIRED, detail, details);
    }

    /// @param token proves the correct password
    /// @param methods of the second factor
    static MfaRequired forSignIn(String token, Instant expiresAt, List<String> methods) {
        return new MfaRequired(
                Message.of("auth.mfa-sign-in"),
                Map.of("mfaToken", token, "mfaTokenExpiresAt", expiresAt, "methods", methods));
    }

    static MfaRequired forStepUp(List<String> methods) {
        return new MfaRequired(Message.of("auth.mfa-step-up"), Map.of("methods", methods));
    }
}
