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

/// Single sign-on, which both APIs offer. Who may call what is not public is said by the class.
abstract class SsoEndpoints {

    private final Audience audience;
    private final SsoProcess sso;

    SsoEndpoints(Audience audience, SsoProcess sso) {
        this.audience = audience;
        this.sso = sso;
    }

    /// List the issuers to sign in at.
    ///
    /// OpenID Connect issuers of this API.
    @PublicEndpoint
    @GetMapping("/auth/sso")
    @Operation(operationId = "listSsoProviders")
    Page<SsoProviderDetails> providers() {
        return Page.whole(sso.providers(audience));
    }

    /// Begin a sign-in at an issuer.
    ///
    /// Answers with an address to send the browser to, and with a secret to finish with. The issuer sends the
    /// browser back to the front end's page that is configured, with `code` and `state`.
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
    /// Opens a session for the account that is linked with the one at the issuer. A flow can be finished once. An
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

    /// Begin to prove yourself again at an issuer.
    ///
    /// As the beginning of a sign-in, but the issuer is told to ask who it is, whatever it knows.
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/step-up/sso/{provider}/start")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "startSsoStepUp")
    StartedSso startStepUp(
            Authentication caller, @PathVariable @Size(max = 50) String provider, HttpServletRequest request) {
        return sso.startStepUp(audience, account(caller), provider, request);
    }

    /// Prove yourself again at an issuer.
    ///
    /// Answers with a new access token of the same session, for operations that want a proof that is at most 15
    /// minutes old. Refused unless the issuer asked since the flow began, and asked somebody to whom this account
    /// is linked.
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
    /// With which accounts at issuers one can sign in to one's own.
    @GetMapping("/me/sso-links")
    @Operation(operationId = "listMySsoLinks")
    Page<SsoLinkDetails> links(Authentication caller) {
        return Page.whole(sso.links(account(caller)));
    }

    /// Begin to link my account with an issuer.
    ///
    /// As the beginning of a sign-in, but the account of whoever is signed in gets the link.
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
    /// From now on one can sign in to this account at the issuer.
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

    /// Remove a link of mine to an issuer.
    ///
    /// The last way to sign in to the account stays.
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
