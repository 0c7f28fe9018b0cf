package dev.kontor.privacy.retention;

import dev.kontor.identity.Actor;
import dev.kontor.privacy.RetentionRunId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Retention periods, and the runs that delete by age, for staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.PRIVACY_READ)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class RetentionController {

    private final RetentionPeriods periods;
    private final RetentionRuns runs;

    RetentionController(RetentionPeriods periods, RetentionRuns runs) {
        this.periods = periods;
        this.runs = runs;
    }

    /// List retention periods.
    ///
    /// Returns every kind of personal data that is deleted by its age, with its period and the bounds of it.
    @GetMapping("/retention-periods")
    @Operation(operationId = "listRetentionPeriods")
    Page<RetentionPeriodDetails> list() {
        return Page.whole(periods.list());
    }

    /// Get a retention period.
    ///
    /// Returns the period with its bounds. Changing it requires the returned `ETag`.
    @GetMapping("/retention-periods/{kind}")
    @Operation(operationId = "getRetentionPeriod")
    RetentionPeriodDetails get(@PathVariable RetentionKind kind) {
        return periods.get(kind);
    }

    /// Change a retention period.
    ///
    /// The next run deletes what is older, which cannot be undone: preview it first. `"days": null` retains
    /// the data. A period below `shortestDays`, which the law or a promise of the shop requires, is rejected.
    @PatchMapping("/retention-periods/{kind}")
    @RequiresPermission(Permission.PRIVACY_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeRetentionPeriod")
    @Problems(ProblemCode.REJECTED)
    RetentionPeriodDetails change(
            @PathVariable RetentionKind kind, IfMatch ifMatch, MergePatch<ChangeRetentionPeriod> patch, Actor actor) {
        return periods.change(kind, ifMatch, patch, actor);
    }

    /// Preview a retention period.
    ///
    /// Counts what the next run would delete with this period. Nothing is deleted.
    @GetMapping("/retention-periods/{kind}/preview")
    @Operation(operationId = "previewRetentionPeriod")
    @Problems(ProblemCode.REJECTED)
    RetentionPreview previewPeriod(@PathVariable RetentionKind kind, @ParameterObject @Valid PreviewedPeriod period) {
        return periods.preview(kind, period);
    }

    /// Preview the next run.
    ///
    /// Counts for every kind what the next run would delete. Nothing is deleted.
    @GetMapping("/retention-preview")
    @Operation(operationId = "previewRetention")
    Page<RetentionPreview> preview() {
        return Page.whole(periods.preview());
    }

    /// List retention runs.
    ///
    /// Returns the runs of the last two years with what they deleted, newest first. Sort by `startedAt`.
    @SortableBy("-startedAt")
    @GetMapping("/retention-runs")
    @Operation(operationId = "listRetentionRuns")
    Page<RetentionRunDetails> listRuns(@ParameterObject @Valid Listing listing) {
        return runs.list(listing);
    }

    /// Get a retention run.
    ///
    /// Returns how many objects of each kind it has deleted so far.
    @GetMapping("/retention-runs/{id}")
    @Operation(operationId = "getRetentionRun")
    RetentionRunDetails getRun(@PathVariable RetentionRunId id) {
        return runs.get(id);
    }

    /// Start a retention run.
    ///
    /// Deletes now what has reached the end of its retention period, which cannot be undone. The schedule does the
    /// same every `kontor.privacy.retention-interval`. Fails with `already-exists` while a run is in progress.
    @PostMapping("/retention-runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresPermission(Permission.PRIVACY_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "startRetentionRun")
    @Problems(ProblemCode.ALREADY_EXISTS)
    RetentionRunDetails startRun(Actor actor) {
        return runs.start(actor);
    }
}
