package dev.kontor.identity.signin;

import dev.kontor.identity.Actor;
import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.AllowedWhileEnrolling;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.openapi.OperationIdSuffix;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sign-in of staff.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@OperationIdSuffix("AsStaff")
@RequestMapping("/admin/v1/auth")
class StaffSignInController extends PasskeySignInEndpoints {

    private final SignInService signIns;
    private final SecondStep secondStep;
    private final StepUpService stepUps;

    StaffSignInController(
            SignInService signIns, SecondStep secondStep, StepUpService stepUps, PasskeySignInService passkeys) {
        super(Audience.ADMIN, passkeys);
        this.signIns = signIns;
        this.stepUps = stepUps;
        this.secondStep = secondStep;
    }

    /// Sign in.
    ///
    /// Opens a session. The access token is valid for ten minutes, the session at most twelve hours. Accounts
    /// with a second factor get 401 `mfa-required` with an `mfaToken` for `POST /auth/mfa`.
    @Operation(operationId = "logIn")
    @Problems({
        ProblemCode.INVALID_CREDENTIALS,
        ProblemCode.MFA_REQUIRED,
        ProblemCode.LOGIN_THROTTLED,
        ProblemCode.OVERLOADED
    })
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.LOGIN)
    @PublicEndpoint
    @PostMapping("/login")
    SignedIn logIn(@Valid @RequestBody LogIn request) {
        return signIns.logIn(Audience.ADMIN, request.email(), request.password());
    }

    /// Complete the sign-in with a second factor.
    ///
    /// Accepts the `mfaToken` of the sign-in, which is valid for five minutes and five attempts, and either an
    /// authenticator code or a recovery code. Each code works once.
    @Operation(operationId = "completeLogIn")
    @Problems(ProblemCode.INVALID_CREDENTIALS)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.LOGIN)
    @PublicEndpoint
    @PostMapping("/mfa")
    SignedIn completeLogIn(@Valid @RequestBody CompleteSignIn request) {
        return secondStep.complete(request);
    }

    /// Confirm a factor again.
    ///
    /// Some operations require a factor confirmed within the last 15 minutes and otherwise respond
    /// `step-up-required`. This operation confirms the password and the second factor, or a passkey, again and
    /// returns a new access token for the same session; its refresh token stays the same.
    @Operation(operationId = "stepUp")
    @Problems({
        ProblemCode.INVALID_CREDENTIALS,
        ProblemCode.MFA_REQUIRED,
        ProblemCode.LOGIN_THROTTLED,
        ProblemCode.OVERLOADED
    })
    @Idempotency(Idempotency.Mode.NONE)
    @RequiresStaff
    @AllowedWhileEnrolling
    @PostMapping("/step-up")
    FreshToken stepUp(Actor.Staff actor, Authentication authentication, @Valid @RequestBody StepUpStaff request) {
        return stepUps.staff(SignedInAuthentication.of(authentication), actor.id(), request);
    }

    /// Sign in with an OAuth 2.0 form.
    ///
    /// Implements the password grant of RFC 6749, for the Authorize dialog of Swagger UI.
    @Operation(
            operationId = "issueToken",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = PasswordGrant.class))))
    @Problems({
        ProblemCode.INVALID_CREDENTIALS,
        ProblemCode.MFA_REQUIRED,
        ProblemCode.LOGIN_THROTTLED,
        ProblemCode.OVERLOADED
    })
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.LOGIN)
    @PublicEndpoint
    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    OauthToken token(HttpServletRequest request) throws IOException {
        var grant = PasswordGrant.of(request);
        var signedIn = signIns.logIn(Audience.ADMIN, grant.username(), grant.password());
        return new OauthToken(
                signedIn.accessToken(),
                signedIn.tokenType(),
                AccessTokens.LIFETIME.toSeconds(),
                signedIn.refreshToken());
    }
}
