package dev.kontor.identity.factor;

import dev.kontor.identity.Actor;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.session.StaffMfaPolicy;
import dev.kontor.shared.access.AllowedWhileEnrolling;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The caller's authenticator app and recovery codes.
@Tag(name = "Account", description = "The signed-in staff member and their sign-in methods.")
@RestController
@RequestMapping("/admin/v1/me/mfa")
@RequiresStaff
@AllowedWhileEnrolling
class MfaController {

    private final MfaService service;
    private final StaffMfaPolicy policy;
    private final RateLimits limits;

    MfaController(MfaService service, StaffMfaPolicy policy, RateLimits limits) {
        this.service = service;
        this.policy = policy;
        this.limits = limits;
    }

    /// Get my second factor.
    ///
    /// Returns whether authenticator codes are required, and how many recovery codes are left.
    @GetMapping
    @Operation(operationId = "getMfa")
    MfaDetails get(Actor.Staff actor) {
        var state = service.state(actor.id());
        return new MfaDetails(policy.isRequired(), state.confirmedAt(), state.recoveryCodesLeft());
    }

    /// Set up an authenticator app.
    ///
    /// Returns a new secret, as text and as QR code. It becomes active once `POST /me/mfa/confirm` has received
    /// a code within half an hour; until then an existing app stays active.
    @PostMapping
    @RequiresRecentFactor
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "setUpMfa")
    MfaSetup setUp(Actor.Staff actor) {
        return service.propose(actor.id());
    }

    /// Confirm the authenticator app.
    ///
    /// From now on, signing in with the password requires a code too. Returns ten recovery codes, which replace
    /// earlier ones, and ends all other sessions.
    @PostMapping("/confirm")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "confirmMfa")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.QUOTA_EXCEEDED})
    RecoveryCodeList confirm(Actor.Staff actor, Authentication authentication, @Valid @RequestBody ConfirmMfa request) {
        // Anyone who guesses the code of a waiting secret gets the recovery codes.
        limits.require(LimitPolicy.CODE, "mfa-setup/" + actor.id().text());
        var caller = SignedInAuthentication.of(authentication);
        return new RecoveryCodeList(service.confirm(caller, actor.id(), request.code()));
    }

    /// Get new recovery codes.
    ///
    /// Returns ten new codes; earlier ones become invalid.
    @PostMapping("/recovery-codes")
    @RequiresRecentFactor
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "renewRecoveryCodes")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    RecoveryCodeList renew(Actor.Staff actor) {
        return new RecoveryCodeList(service.renewRecoveryCodes(actor.id()));
    }

    /// Remove the authenticator app.
    ///
    /// Removes the app and its recovery codes. Not possible if the shop requires a second factor of staff: set
    /// up another app instead.
    @DeleteMapping
    @RequiresRecentFactor
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeMfa")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void remove(Actor.Staff actor) {
        if (policy.isRequired()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "Staff of this shop need a second factor. Set up another one instead.");
        }
        service.remove(actor.id());
    }
}
