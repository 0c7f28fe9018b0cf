package dev.kontor.identity.signin;

import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sign-in of customers.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@RequestMapping("/store/v1/auth")
class CustomerSignInController extends PasskeySignInEndpoints {

    private final SignInService signIns;
    private final StepUpService stepUps;

    CustomerSignInController(SignInService signIns, StepUpService stepUps, PasskeySignInService passkeys) {
        super(Audience.STORE, passkeys);
        this.stepUps = stepUps;
        this.signIns = signIns;
    }

    /// Sign in.
    ///
    /// Opens a session. The access token is valid for ten minutes, the session at most thirty days. With the
    /// token of a guest cart, that cart is merged into the account, see `POST /store/v1/carts/{id}/merge`; `GET
    /// /store/v1/me/cart` reads it.
    @Operation(
            operationId = "logIn",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = LogIn.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "demo",
                                                            summary = "A customer of the demo shop",
                                                            value =
                                                                    "{\"email\":\"ada@example.com\",\"password\":\"kontor-demo-password\"}"))))
    @Problems({ProblemCode.INVALID_CREDENTIALS, ProblemCode.LOGIN_THROTTLED, ProblemCode.OVERLOADED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.LOGIN)
    @PublicEndpoint
    @PostMapping("/login")
    @Admission(Admission.Kind.BYPASSES)
    SignedIn logIn(
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable @Size(max = 100)
                    String cartToken,
            @Valid @RequestBody LogIn request) {
        return signIns.logIn(Audience.STORE, request.email(), request.password(), cartToken);
    }

    /// Confirm a factor again.
    ///
    /// Some operations require a factor confirmed within the last 15 minutes and otherwise respond
    /// `step-up-required`. This operation confirms the password or a passkey again and returns a new access
    /// token for the same session; its refresh token stays the same.
    @Operation(operationId = "stepUp")
    @Problems({ProblemCode.INVALID_CREDENTIALS, ProblemCode.LOGIN_THROTTLED, ProblemCode.OVERLOADED})
    @Idempotency(Idempotency.Mode.NONE)
    @RequiresCustomer
    @PostMapping("/step-up")
    FreshToken stepUp(Authentication authentication, @Valid @RequestBody StepUp request) {
        return stepUps.customer(SignedInAuthentication.of(authentication), request);
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
                                            schema = @Schema(implementation = PasswordGrant.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "demo",
                                                            summary = "A customer of the demo shop",
                                                            value =
                                                                    "{\"username\":\"ada@example.com\",\"password\":\"kontor-demo-password\"}"))))
    @Problems({ProblemCode.INVALID_CREDENTIALS, ProblemCode.LOGIN_THROTTLED, ProblemCode.OVERLOADED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.LOGIN)
    @PublicEndpoint
    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    OauthToken token(HttpServletRequest request) throws IOException {
        var grant = PasswordGrant.of(request);
        var signedIn = signIns.logIn(Audience.STORE, grant.username(), grant.password());
        return new OauthToken(
                signedIn.accessToken(),
                signedIn.tokenType(),
                AccessTokens.LIFETIME.toSeconds(),
                signedIn.refreshToken());
    }
}
