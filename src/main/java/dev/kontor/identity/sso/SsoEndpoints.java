package dev.kontor.identity.sso;

import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Single sign-on, offered by both APIs. The class declares access to operations that are not public.
abstract class SsoEndpoints {

    private final Audience audience;
    private final SsoProcess sso;

    SsoEndpoints(Audience audience, SsoProcess sso) {
        this.audience = audience;
        this.sso = sso;
    }

    /// List the sign-in issuers.
    ///
    /// Returns the OpenID Connect issuers of this API.
    @PublicEndpoint
    @GetMapping("/auth/sso")
    @Operation(operationId = "listSsoProviders")
    Page<SsoProviderDetails> providers() {
        return Page.whole(sso.providers(audience));
    }

    /// Start a sign-in at an issuer.
    ///
    /// Returns a URL to send the browser to, and a secret to finish with. The issuer redirects the browser to
    /// the configured page of the front end, with `code` and `state`.
    @PublicEndpoint
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/sso/{provider}/start")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "startSso")
    StartedSso start(@PathVariable @Size(max = 50) String provider, HttpServletRequest request) {
        return sso.start(audience, provider, request);
    }

    /// Finish a sign-in at an issuer.
    ///
    /// Opens a session for the account linked with the one at the issuer. A flow can be finished once. An
    /// account that merely has the same e-mail address is not opened.
    @PublicEndpoint
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/sso/{provider}/finish")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "finishSso")
    @Problems({ProblemCode.SSO_FAILED, ProblemCode.INVALID_CREDENTIALS, ProblemCode.ACCOUNT_NOT_LINKED})
    SignedIn finish(@PathVariable @Size(max = 50) String provider, @Valid @RequestBody FinishSso request) {
        return sso.finish(audience, provider, request);
    }

    /// Start a step-up at an issuer.
    ///
    /// Works like starting a sign-in, but the issuer must ask for credentials again.
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/step-up/sso/{provider}/start")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "startSsoStepUp")
    StartedSso startStepUp(
            Authentication caller, @PathVariable @Size(max = 50) String provider, HttpServletRequest request) {
        return sso.startStepUp(audience, account(caller), provider, request);
    }

    /// Finish a step-up at an issuer.
    ///
    /// Returns a new access token for the same session, for operations that require a factor confirmed within
    /// the last 15 minutes. Rejected unless the issuer authenticated a subject linked to this account after the
    /// flow began.
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/step-up/sso/{provider}/finish")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "finishSsoStepUp")
    @Problems(ProblemCode.SSO_FAILED)
    FreshToken finishStepUp(
            Authentication caller,
            @PathVariable @Size(max = 50) String provider,
            @Valid @RequestBody FinishSso request) {
        return sso.finishStepUp(audience, SignedInAuthentication.of(caller), provider, request);
    }

    /// List my links to issuers.
    ///
    /// Returns the issuer accounts that can sign in to the caller's account.
    @GetMapping("/me/sso-links")
    @Operation(operationId = "listMySsoLinks")
    Page<SsoLinkDetails> links(Authentication caller) {
        return Page.whole(sso.links(account(caller)));
    }

    /// Start linking my account with an issuer.
    ///
    /// Works like starting a sign-in, but links the caller's account.
    @RequiresRecentFactor
    @PostMapping("/me/sso-links/{provider}/start")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "startSsoLink")
    StartedSso startLink(
            Authentication caller, @PathVariable @Size(max = 50) String provider, HttpServletRequest request) {
        return sso.startLink(audience, account(caller), provider, request);
    }

    /// Link my account with an issuer.
    ///
    /// From now on the issuer can sign in to this account.
    @RequiresRecentFactor
    @PostMapping("/me/sso-links/{provider}/finish")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "finishSsoLink")
    @Problems({ProblemCode.SSO_FAILED, ProblemCode.ALREADY_EXISTS})
    SsoLinkDetails finishLink(
            Authentication caller,
            @PathVariable @Size(max = 50) String provider,
            @Valid @RequestBody FinishSso request) {
        return sso.finishLink(audience, account(caller), provider, request);
    }

    /// Remove one of my links to issuers.
    ///
    /// The last way to sign in to the account cannot be removed.
    @RequiresRecentFactor
    @DeleteMapping("/me/sso-links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteSsoLink")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void unlink(Authentication caller, @PathVariable SsoLinkId id) {
        sso.unlink(account(caller), id);
    }

    private static TypedId account(Authentication caller) {
        return SignedInAuthentication.of(caller).account();
    }
}
