package dev.kontor.promotion.simulation;

import dev.kontor.jobs.JobDetails;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Simulates promotions.
@RestController
@RequestMapping("/admin/v1/promotions")
@RequiresPermission(Permission.PROMOTIONS_READ)
@Tag(name = "Promotions")
class SimulationController {

    private final Simulations simulations;

    SimulationController(Simulations simulations) {
        this.simulations = simulations;
    }

    /// Simulate promotions for a cart.
    ///
    /// Returns which promotions apply to a cart, which do not, and why: the active ones and those that the
    /// request names, such as drafts. Stores nothing.
    @PostMapping("/simulate")
    @Operation(operationId = "simulatePromotions")
    @Problems(ProblemCode.REJECTED)
    SimulatedCart simulateCart(@RequestBody @Valid SimulateCart request) {
        return simulations.of(request);
    }

    /// Simulate a promotion with past orders or carts.
    ///
    /// A job evaluates the promotion in any state, as if it had been active, and changes no order and no cart.
    /// Its `result` has the number of affected orders or carts, the discount, the revenue before and after,
    /// examples, and the reasons why the others are not affected.
    @PostMapping("/{id}/simulate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "simulatePromotion")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<JobDetails> simulatePast(
            @PathVariable PromotionId id, @RequestBody @Valid SimulatePromotion request) {
        var job = simulations.start(id, request);
        return ResponseEntity.accepted()
                .location(URI.create("/admin/v1/jobs/" + job.id().text()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(job);
    }
}
