package dev.kontor.privacy.retention;

import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Retention periods, for staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.PRIVACY_READ)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class RetentionPeriodController {

    private final RetentionPeriods periods;

    RetentionPeriodController(RetentionPeriods periods) {
        this.periods = periods;
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
}
