package dev.kontor.identity.factor;

import dev.kontor.identity.Actor;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.session.StaffMfaPolicy;
import dev.kontor.shared.access.AllowedWhileEnrolling;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.access.RequiresStaff;
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

/// One's own authenticator app and recovery codes.
@Tag(name = "Account", description = "Who is signed in, and how they prove it.")
@RestController
@RequestMapping("/admin/v1/me/mfa")
@RequiresStaff
@AllowedWhileEnrolling
class MfaController {

    private final MfaService service;
    private final StaffMfaPolicy policy;

    MfaController(MfaService service, StaffMfaPolicy policy) {
        this.service = service;
        this.policy = policy;
    }

    /// Get my second factor.
    ///
    /// Whether codes of an authenticator app are asked for, and how many recovery codes are left.
    @GetMapping
    @Operation(operationId = "getMfa")
    MfaDetails get(Actor.Staff actor) {
        var state = service.state(actor.id());
        return new MfaDetails(policy.isRequired(), state.confirmedAt(), state.recoveryCodesLeft());
    }

    /// Set up an authenticator app.
    ///
    /// Answers with a new secret, as text and as QR code. It counts once `POST /me/mfa/confirm` has seen a code of
    /// it, within half an hour; until then an app that is set up already goes on.
    @PostMapping
    @RequiresRecentFactor
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "setUpMfa")
    MfaSetup setUp(Actor.Staff actor) {
        return service.propose(actor.id());
    }

    /// Confirm the authenticator app.
    ///
    /// From now on a sign-in with the password needs a code too. Answers with ten recovery codes, in place of
    /// earlier ones, and signs out everywhere else.
    @PostMapping("/confirm")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "confirmMfa")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    RecoveryCodeList confirm(Actor.Staff actor, Authentication authentication, @Valid @RequestBody ConfirmMfa request) {
        var caller = SignedInAuthentication.of(authentication);
        return new RecoveryCodeList(service.confirm(caller, actor.id(), request.code()));
    }

    /// Get new recovery codes.
    ///
    /// Ten new ones; the earlier ones are void.
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
    /// And its recovery codes. Not where the shop asks its staff for a second factor: set up another app in its
    /// place there.
    @DeleteMapping
    @RequiresRecentFactor
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeMfa")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void remove(Actor.Staff actor) {
        if (policy.isRequired()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The staff of this shop need a second factor; set up another one in its place.");
        }
        service.remove(actor.id());
    }
}
