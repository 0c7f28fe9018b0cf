package dev.kontor.identity.signin;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.problem.UnauthenticatedException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The sign-in of staff, step by step, for a page without scripts: same checks and limits as the API, but the
/// session's tokens stay here.
@Component
public class StaffFormSignIn {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final SignInService signIns;
    private final SecondStep secondStep;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final RateLimits limits;

    StaffFormSignIn(
            SignInService signIns, SecondStep secondStep, Sessions sessions, AccessTokens tokens, RateLimits limits) {
        this.signIns = signIns;
        this.secondStep = secondStep;
        this.sessions = sessions;
        this.tokens = tokens;
        this.limits = limits;
    }

    /// The result of a step.
    public sealed interface Step permits CodeNeeded, Done {}

    /// The second factor must follow.
    ///
    /// @param token proves the correct password
    /// @param possible whether the second factor can be typed
    public record CodeNeeded(String token, boolean possible) implements Step {

        @Override
        public String toString() {
            return "CodeNeeded[***]";
        }
    }

    /// The session has been opened.
    public record Done(SessionId session) implements Step {}

    /// @throws UnauthenticatedException `invalid-credentials`
    public Step password(String email, String password) {
        limits.requireForSource(LimitPolicy.LOGIN);
        try {
            return done(signIns.logIn(Audience.ADMIN, email, password));
        } catch (MfaRequired required) {
            var facts = required.details();
            return new CodeNeeded(
                    String.valueOf(facts.get("mfaToken")),
                    facts.get("methods") instanceof List<?> methods && methods.contains("totp"));
        }
    }

    /// @param code of the authenticator app, or a recovery code
    /// @throws UnauthenticatedException `invalid-credentials` if the code is wrong, `unauthenticated` if it is
    ///     too late
    public Step code(String token, String code) {
        limits.requireForSource(LimitPolicy.LOGIN);
        var typed = code.strip();
        boolean app = CODE.matcher(typed).matches();
        return done(secondStep.complete(new CompleteSignIn(token, app ? typed : null, app ? null : typed)));
    }

    /// Ends a session that is not needed.
    public void end(SessionId session) {
        sessions.end(session, EndReason.LOGOUT);
    }

    /// The response to input that cannot be right.
    public static UnauthenticatedException invalid() {
        return SignIns.invalidCredentials();
    }

    private Done done(SignedIn signedIn) {
        return new Done(tokens.read(Audience.ADMIN, signedIn.accessToken()).session());
    }
}
