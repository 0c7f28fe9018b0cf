package dev.kontor.order.replacement;

import dev.kontor.identity.Actor;
import dev.kontor.order.returning.ReturnDetails;
import dev.kontor.order.returning.ReturnQueries;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Replaces or refunds shipped units without a return.
@RestController
@RequestMapping("/admin/v1/claims")
@RequiresPermission(Permission.CLAIMS_WRITE)
@Tag(name = "Returns", description = "Shipped units that buyers send back.")
class ClaimAdminController {

    private final Claims claims;
    private final ReturnQueries queries;

    ClaimAdminController(Claims claims, ReturnQueries queries) {
        this.claims = claims;
        this.queries = queries;
    }

    /// Accept a claim.
    ///
    /// Replaces units that arrived damaged, were wrong or were lost with a free order, or refunds them, which also
    /// requires the permission `payments:refund`. Nothing has to be returned. The units must be shipped and in no
    /// return; they cannot be returned or claimed again. The claim is a return of kind `CLAIM`.
    @RequiresRecentFactor
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "acceptClaim")
    @Problems({
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.REFUND_EXCEEDS_PAYMENT,
        ProblemCode.REJECTED
    })
    ResponseEntity<ReturnDetails> accept(@RequestBody @Valid CreateClaim request, Actor actor) {
        var id = claims.accept(request, actor);
        return Created.at("/admin/v1/returns", id, queries.get(id));
    }
}
