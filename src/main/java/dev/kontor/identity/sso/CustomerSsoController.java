package dev.kontor.identity.sso;

import dev.kontor.identity.Actor;
import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignedIn;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Single sign-on of customers.
@Tag(name = "Single sign-on", description = "Sign in with an account at another issuer (OpenID Connect).")
@RestController
@RequestMapping("/store/v1")
class CustomerSsoController {

    private final SsoProcess sso;

    CustomerSsoController(SsoProcess sso) {
        this.sso = sso;
    }

    @PublicEndpoint
    @GetMapping("/auth/sso")
    @Operation(
            operationId = "listSsoProviders",
            summary = "List the issuers to sign in at",
            description = "OpenID Connect issuers at which customers can sign in.")
    Page<SsoProviderDetails> providers() {
        return Page.whole(sso.providers(Audience.STORE));
    }

    @PublicEndpoint
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/sso/{provider}/start")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "startSso",
            summary = "Begin a sign-in at an issuer",
            description =
                    "Answers with an address to send the browser to, and with a secret to finish with. The issuer "
                            + "sends the browser back to the front end's page that is configured, with `code` and `state`.")
    StartedSso start(@PathVariable @Size(max = 50) String provider, HttpServletRequest request) {
        return sso.start(Audience.STORE, provider, request);
    }

    @PublicEndpoint
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/sso/{provider}/finish")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "finishSso",
            summary = "Finish a sign-in at an issuer",
            description = "Opens a session for the account that is linked with the one at the issuer. A flow can be "
                    + "finished once. An account that merely has the same e-mail address is not opened.")
    @Problems({ProblemCode.SSO_FAILED, ProblemCode.INVALID_CREDENTIALS, ProblemCode.ACCOUNT_NOT_LINKED})
    SignedIn finish(@PathVariable @Size(max = 50) String provider, @Valid @RequestBody FinishSso request) {
        return sso.finish(Audience.STORE, provider, request);
    }

    @RequiresCustomer
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/step-up/sso/{provider}/start")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "startSsoStepUp",
            summary = "Begin to prove yourself again at an issuer",
            description = "As the beginning of a sign-in, but the issuer is told to ask who it is, whatever it knows.")
    StartedSso startStepUp(
            Actor.Customer actor, @PathVariable @Size(max = 50) String provider, HttpServletRequest request) {
        return sso.startStepUp(Audience.STORE, actor.id(), provider, request);
    }

    @RequiresCustomer
    @RateLimited(LimitPolicy.LOGIN)
    @PostMapping("/auth/step-up/sso/{provider}/finish")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "finishSsoStepUp",
            summary = "Prove yourself again at an issuer",
            description = "Answers with a new access token of the same session, for operations that want a proof that"
                    + " is at most 15 minutes old. Refused unless the issuer asked since the flow began, and asked"
                    + " somebody to whom this account is linked.")
    @Problems(ProblemCode.SSO_FAILED)
    FreshToken finishStepUp(
            Authentication authentication,
            @PathVariable @Size(max = 50) String provider,
            @Valid @RequestBody FinishSso request) {
        return sso.finishStepUp(Audience.STORE, SignedInAuthentication.of(authentication), provider, request);
    }

    @RequiresCustomer
    @GetMapping("/me/sso-links")
    @Operation(
            operationId = "listMySsoLinks",
            summary = "List my links to issuers",
            description = "With which accounts at issuers one can sign in to one's own.")
    Page<SsoLinkDetails> links(Actor.Customer actor) {
        return Page.whole(sso.links(actor.id()));
    }

    @RequiresCustomer
    @RequiresRecentFactor
    @PostMapping("/me/sso-links/{provider}/start")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "startSsoLink",
            summary = "Begin to link my account with an issuer",
            description = "As the beginning of a sign-in, but the account of whoever is signed in gets the link.")
    StartedSso startLink(
            Actor.Customer actor, @PathVariable @Size(max = 50) String provider, HttpServletRequest request) {
        return sso.startLink(Audience.STORE, actor.id(), provider, request);
    }

    @RequiresCustomer
    @RequiresRecentFactor
    @PostMapping("/me/sso-links/{provider}/finish")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "finishSsoLink",
            summary = "Link my account with an issuer",
            description = "From now on one can sign in to this account at the issuer.")
    @Problems({ProblemCode.SSO_FAILED, ProblemCode.ALREADY_EXISTS})
    SsoLinkDetails finishLink(
            Actor.Customer actor,
            @PathVariable @Size(max = 50) String provider,
            @Valid @RequestBody FinishSso request) {
        return sso.finishLink(Audience.STORE, actor.id(), provider, request);
    }

    @RequiresCustomer
    @RequiresRecentFactor
    @DeleteMapping("/me/sso-links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteSsoLink",
            summary = "Remove a link of mine to an issuer",
            description = "The last way to sign in to the account stays.")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void unlink(Actor.Customer actor, @PathVariable SsoLinkId id) {
        sso.unlink(actor.id(), id);
    }
}
