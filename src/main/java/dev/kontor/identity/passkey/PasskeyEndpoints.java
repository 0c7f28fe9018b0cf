package dev.kontor.identity.passkey;

import dev.kontor.identity.PasskeyId;
import dev.kontor.identity.session.SignedInAuthentication;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.AllowedWhileEnrolling;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The passkey operations of both APIs for the caller.
@AllowedWhileEnrolling
abstract class PasskeyEndpoints {

    private final Audience audience;
    private final PasskeyService service;

    PasskeyEndpoints(Audience audience, PasskeyService service) {
        this.audience = audience;
        this.service = service;
    }

    /// List my passkeys.
    ///
    /// Returns the passkeys, oldest first. The limit is twenty.
    @GetMapping
    @Operation(operationId = "listPasskeys")
    Page<PasskeyDetails> list(Authentication authentication) {
        return Page.whole(service.list(SignedInAuthentication.of(authentication).account()));
    }

    /// Prepare a new passkey.
    ///
    /// Returns the argument of `PublicKeyCredential.parseCreationOptionsFromJSON`. It is valid for one passkey
    /// and five minutes.
    @PostMapping("/options")
    @RequiresRecentFactor
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "preparePasskey")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    PasskeyCreationOptions prepare(Authentication authentication) {
        return service.creationOptions(SignedInAuthentication.of(authentication).account());
    }

    /// Add a passkey.
    ///
    /// Accepts the device's response to the options: `credential.toJSON()`. From now on the passkey can sign in,
    /// and for staff the password alone no longer can: their first second factor ends all other sessions.
    @PostMapping
    @RequiresRecentFactor
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "addPasskey")
    ResponseEntity<PasskeyDetails> add(Authentication authentication, @Valid @RequestBody RegisterPasskey request) {
        var passkey = service.register(audience, SignedInAuthentication.of(authentication), request);
        var base = audience == Audience.STORE ? "/store/v1" : "/admin/v1";
        return Created.at(base + "/me/passkeys", passkey.id(), passkey);
    }

    /// Remove a passkey.
    ///
    /// The passkey can no longer sign in. If staff need a second factor, the last one cannot be removed.
    @DeleteMapping("/{id}")
    @RequiresRecentFactor
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removePasskey")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void remove(Authentication authentication, @PathVariable PasskeyId id) {
        service.remove(SignedInAuthentication.of(authentication).account(), id);
    }
}
