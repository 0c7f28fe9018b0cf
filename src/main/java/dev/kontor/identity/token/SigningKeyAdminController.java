package dev.kontor.identity.token;

import dev.kontor.identity.token.SigningKeyRepository.Row;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The keys that sign access tokens. They rotate automatically; these operations are for emergencies.
@Tag(name = "Signing keys", description = "The keys that sign access tokens.")
@RestController
@RequestMapping("/admin/v1/signing-keys")
@RequiresPermission(Permission.SIGNING_KEYS_WRITE)
class SigningKeyAdminController {

    private final SigningKeyService service;
    private final SigningKeys keys;

    SigningKeyAdminController(SigningKeyService service, SigningKeys keys) {
        this.service = service;
        this.keys = keys;
    }

    /// List the signing keys.
    ///
    /// Returns the keys with their states, oldest first. The public parts are at `/.well-known/jwks.json`.
    @GetMapping
    @RequiresPermission(Permission.SIGNING_KEYS_READ)
    @Operation(operationId = "listSigningKeys")
    Page<SigningKeyDetails> list() {
        return page(service.list());
    }

    /// Rotate the signing keys.
    ///
    /// Publishes the next key now; it signs as soon as every verifier can know it, 15 minutes later by default.
    /// Tokens signed with the old key stay valid until they expire. Repeating it changes nothing.
    @PersonsOnly
    @RequiresRecentFactor
    @PostMapping("/rotate")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "rotateSigningKeys")
    Page<SigningKeyDetails> rotate() {
        var rows = service.rotate();
        keys.refresh();
        return page(rows);
    }

    /// Withdraw a signing key.
    ///
    /// Rejects every access token that a leaked key signed, immediately in this process and within ten seconds in
    /// others. Sessions continue; clients refresh their tokens.
    @PersonsOnly
    @RequiresRecentFactor
    @PostMapping("/{id}/withdraw")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "withdrawSigningKey")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    Page<SigningKeyDetails> withdraw(@PathVariable SigningKeyId id) {
        var rows = service.withdraw(id);
        keys.refresh();
        return page(rows);
    }

    private static Page<SigningKeyDetails> page(List<Row> rows) {
        return Page.whole(rows.stream().map(SigningKeyDetails::of).toList());
    }
}
