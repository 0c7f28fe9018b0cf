package dev.kontor.privacy.erasure;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Attachment;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Proofs of erasures as a file, for staff and programs.
@RestController
@RequestMapping("/admin/v1/erasure-proofs")
@RequiresPermission(Permission.PRIVACY_READ)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class ErasureProofController {

    private final ErasureProofFile proofs;

    ErasureProofController(ErasureProofFile proofs) {
        this.proofs = proofs;
    }

    /// @param since
    record Since(
            @Parameter(description = "Only erasures from this time on.", example = "2026-11-01T00:00:00Z") @Nullable
            Instant since) {}

    /// Export the proofs of erasures.
    ///
    /// Returns a line for each erased person, oldest first, at most 100,000: the request, the former id of the
    /// customer or a keyed hash of a guest's address, and the time. Store the file apart from backups: after a
    /// restore, `--repeat-erasures` erases these persons again.
    @GetMapping
    @Operation(operationId = "exportErasureProofs")
    @FileResponse(
            value = MediaType.APPLICATION_NDJSON_VALUE,
            maxLength = 41_943_040,
            description = "One JSON object a line.")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<byte[]> export(@ParameterObject @Valid Since since) {
        return Attachment.named("erasures.ndjson", MediaType.APPLICATION_NDJSON).body(proofs.write(since.since()));
    }
}
