package dev.kontor.identity.account;

import dev.kontor.identity.Actor;
import dev.kontor.identity.session.Factor;
import dev.kontor.identity.session.FreshToken;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.Authorities;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The sign-in settings of signed-in customers.
@Tag(name = "Account", description = "The profile and the address book of the signed-in customer.")
@RestController
@RequestMapping("/store/v1/me")
@RequiresCustomer
class MyAccountController {

    private final AccountRepository accounts;
    private final PasswordChange change;
    private final EmailService emails;
    private final SignIns signIns;
    private final RateLimits limits;

    MyAccountController(
            AccountRepository accounts,
            PasswordChange change,
            EmailService emails,
            SignIns signIns,
            RateLimits limits) {
        this.accounts = accounts;
        this.change = change;
        this.emails = emails;
        this.signIns = signIns;
        this.limits = limits;
    }

    /// Change my password.
    ///
    /// Requires the current password; an account without one requires a factor confirmed within the last 15
    /// minutes. All other sessions end. This one continues with the access token of the response and its
    /// existing refresh token.
    @Operation(operationId = "changeMyPassword")
    @Problems({
        ProblemCode.INVALID_CREDENTIALS,
        ProblemCode.STEP_UP_REQUIRED,
        ProblemCode.OVERLOADED,
        ProblemCode.LOGIN_THROTTLED,
        ProblemCode.QUOTA_EXCEEDED
    })
    @PutMapping("/password")
    FreshToken changePassword(
            Actor.Customer actor, Authentication authentication, @Valid @RequestBody ChangePassword request) {
        limits.require(LimitPolicy.CODE, "password " + actor.id().text());
        var account = account(actor);
        if (!(authentication instanceof SignedInAuthentication caller)) {
            throw new AccessDeniedException("not a session");
        }
        if (account.passwordHash() == null && !isRecent(authentication)) {
            throw new UnauthenticatedException(ProblemCode.STEP_UP_REQUIRED, Message.of("auth.recent-factor"));
        }
        change.change(account, caller, Objects.requireNonNullElse(request.currentPassword(), ""), request.password());
        return signIns.prove(Audience.STORE, caller.session(), Set.of(Factor.PASSWORD));
    }

    /// Change my e-mail address.
    ///
    /// Sends a token to the new address and notifies the old one. Nothing changes until the token is sent to
    /// `POST /store/v1/auth/email/confirm-change`, within 30 minutes. The response is the same if another
    /// customer has the address.
    @Operation(operationId = "changeMyEmail")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    @Idempotency(Idempotency.Mode.NONE)
    @RequiresRecentFactor
    @RateLimited(LimitPolicy.MAIL)
    @PostMapping("/email-change")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void changeEmail(Actor.Customer actor, @Valid @RequestBody RequestAccountMail request) {
        emails.requestChange(account(actor), request.email().strip());
    }

    private Account account(Actor.Customer actor) {
        return accounts.find(Audience.STORE, actor.id().value()).orElseThrow(SignIns::invalidCredentials);
    }

    private static boolean isRecent(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> Authorities.RECENT_FACTOR.equals(authority.getAuthority()));
    }
}
