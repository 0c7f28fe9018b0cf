package dev.kontor.identity.session;

import dev.kontor.identity.token.AccessTokens;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Idempotency;
import dev.kontor.shared.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The sign-in of customers.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@RequestMapping("/store/v1/auth")
class CustomerAuthController {

    private final SignInService signIns;

    CustomerAuthController(SignInService signIns) {
        this.signIns = signIns;
    }

    @Operation(
            operationId = "customerLogIn",
            summary = "Sign in",
            description = "Opens a session. The access token lives ten minutes, the session at most thirty days.")
    @Problems({ProblemCode.INVALID_CREDENTIALS, ProblemCode.OVERLOADED})
    @Idempotency(Idempotency.Mode.NONE)
    @PublicEndpoint
    @PostMapping("/login")
    SignedIn logIn(@Valid @RequestBody LogIn request) {
        return signIns.logIn(Audience.STORE, request.email(), request.password());
    }

    @Operation(
            operationId = "customerRefreshSession",
            summary = "Refresh the tokens",
            description = "Spends the refresh token and answers with the next pair. Sent again within 30 seconds, the "
                    + "same token gets the same successor; later it is taken for stolen and the session ends.")
    @Problems(ProblemCode.UNAUTHENTICATED)
    @Idempotency(Idempotency.Mode.NONE)
    @PublicEndpoint
    @PostMapping("/refresh")
    SignedIn refresh(@Valid @RequestBody RefreshSession request) {
        return signIns.refresh(Audience.STORE, request.refreshToken());
    }

    @Operation(
            operationId = "customerLogOut",
            summary = "Sign out",
            description = "Ends the session of the access token; its refresh token is dead at once.")
    @Idempotency(Idempotency.Mode.NONE)
    @RequiresCustomer
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(Authentication authentication) {
        if (authentication instanceof SignedInAuthentication signedIn) {
            signIns.logOut(signedIn.session());
        }
    }

    @Operation(
            operationId = "customerIssueToken",
            summary = "Sign in with an OAuth 2.0 form",
            description = "What Swagger UI's Authorize calls: the password grant of RFC 6749.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = PasswordGrant.class))))
    @Problems({ProblemCode.INVALID_CREDENTIALS, ProblemCode.OVERLOADED})
    @Idempotency(Idempotency.Mode.NONE)
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
