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

/// The sign-in with a passkey, which both APIs offer.
abstract class PasskeySignInEndpoints {

    private final Audience audience;
    private final PasskeySignInService service;

    PasskeySignInEndpoints(Audience audience, PasskeySignInService service) {
        this.audience = audience;
        this.service = service;
    }

    /// Prepare a sign-in with a passkey.
    ///
    /// Answers with what `PublicKeyCredential.parseRequestOptionsFromJSON` takes, for a sign-in or a step-up. It is
    /// good once, for five minutes.
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
    /// Takes what the device answered to the options: `credential.toJSON()`. The device looks at its holder, so no
    /// further factor is asked for.
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
