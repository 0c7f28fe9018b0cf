package dev.kontor.privacy.retention;

import dev.kontor.identity.Actor;
import dev.kontor.privacy.RetentionRunId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Runs that delete by age, for staff.
@RestController
@RequestMapping("/admin/v1/retention-runs")
@RequiresPermission(Permission.PRIVACY_READ)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class RetentionRunController {

    private final RetentionRuns runs;

    RetentionRunController(RetentionRuns runs) {
        this.runs = runs;
    }

    /// List retention runs.
    ///
    /// Returns the runs of the last two years with what they deleted, newest first. Sort by `startedAt`.
    @SortableBy(value = "startedAt", byDefault = "-startedAt")
    @GetMapping
    @Operation(operationId = "listRetentionRuns")
    Page<RetentionRunDetails> list(@ParameterObject @Valid Listing listing) {
        return runs.list(listing);
    }

    /// Get a retention run.
    ///
    /// Returns how many objects of each kind it has deleted so far.
    @GetMapping("/{id}")
    @Operation(operationId = "getRetentionRun")
    RetentionRunDetails get(@PathVariable RetentionRunId id) {
        return runs.get(id);
    }

    /// Start a retention run.
    ///
    /// Deletes now what has reached the end of its retention period, which cannot be undone. The schedule does the
    /// same every `kontor.privacy.retention-interval`. Fails with `already-exists` while a run is in progress.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresPermission(Permission.PRIVACY_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "startRetentionRun")
    @Problems(ProblemCode.ALREADY_EXISTS)
    RetentionRunDetails start(Actor actor) {
        return runs.start(actor);
    }
}
