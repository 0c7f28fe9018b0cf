package dev.kontor.identity.signin;

import dev.kontor.identity.passkey.PasskeyAssertion;
import dev.kontor.identity.passkey.PasskeyRequestOptions;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/// Passkey sign-in, offered by both APIs.
abstract class PasskeySignInEndpoints {

    private final Audience audience;
    private final PasskeySignInService service;

    PasskeySignInEndpoints(Audience audience, PasskeySignInService service) {
        this.audience = audience;
        this.service = service;
    }

    /// Prepare a sign-in with a passkey.
    ///
    /// Returns the argument of `PublicKeyCredential.parseRequestOptionsFromJSON`, for a sign-in or a step-up. It
    /// is valid once, for five minutes.
    @Operation(operationId = "preparePasskeyLogIn")
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.LOGIN)
    @PublicEndpoint
    @PostMapping("/passkey/options")
    PasskeyRequestOptions preparePasskey() {
        return service.requestOptions();
    }

    /// Sign in with a passkey.
    ///
    /// Accepts the device's response to the options: `credential.toJSON()`. The device verifies its user, so no
    /// further factor is required.
    @Operation(operationId = "passkeyLogIn")
    @Problems(ProblemCode.INVALID_CREDENTIALS)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.LOGIN)
    @PublicEndpoint
    @PostMapping("/passkey")
    SignedIn passkey(@Valid @RequestBody PasskeyAssertion request) {
        return service.signIn(audience, request);
    }
}
