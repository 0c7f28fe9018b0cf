package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Background jobs, for staff.
@RestController
@RequestMapping("/admin/v1/jobs")
@RequiresPermission(Permission.JOBS_READ)
@Tag(name = "Jobs", description = "Background jobs: their progress, cancellation and restart.")
class JobAdminController {

    private final JobService service;
    private final JobQueries queries;
    private final JobProgressStream stream;

    JobAdminController(JobService service, JobQueries queries, JobProgressStream stream) {
        this.service = service;
        this.queries = queries;
        this.stream = stream;
    }

    /// List jobs.
    ///
    /// Returns jobs, newest first. Jobs that ended long ago are deleted. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @Operation(operationId = "listJobs")
    Page<JobDetails> list(@ParameterObject @Valid JobFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a job.
    ///
    /// Returns its progress, its result, and the reason if it failed.
    @GetMapping("/{id}")
    @Operation(operationId = "getJob")
    JobDetails get(@PathVariable JobId id) {
        return service.get(id);
    }

    /// Watch a job.
    ///
    /// Server-sent events: the job immediately and after each change as `progress`, and finally as `end`.
    /// `Last-Event-ID` skips events already seen. A stream ends after nine minutes at the latest; connect again.
    @GetMapping("/{id}/events")
    @Operation(
            operationId = "watchJob",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The stream; `data` of each event is a `Job`.",
                        content =
                                @Content(
                                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                        schema =
                                                @Schema(
                                                        type = "string",
                                                        maxLength = 1_048_576,
                                                        example = "id:7\nevent:progress\ndata:{}\n\n"))),
                @ApiResponse(
                        responseCode = "204",
                        description = "The job has ended, and `Last-Event-ID` is that of its end.",
                        content = @Content)
            })
    ResponseEntity<SseEmitter> watch(
            @PathVariable JobId id,
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Size(max = 18)
                    @Pattern(regexp = "[0-9]*")
                    @Nullable
                    String lastEventId)
            throws IOException {
        long seen = lastEventId == null || lastEventId.isEmpty() ? 0 : Long.parseLong(lastEventId);
        return stream.subscribe(id, seen)
                .map(events -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        // Buffering proxies would hold back the events.
                        .header("X-Accel-Buffering", "no")
                        .body(events))
                // A client that receives this does not reconnect.
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /// Cancel a job.
    ///
    /// A waiting job ends immediately, a running one at its next step. Completed steps remain.
    @PostMapping("/{id}/cancel")
    @RequiresPermission(Permission.JOBS_WRITE)
    @Operation(operationId = "cancelJob")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    JobDetails cancel(@PathVariable JobId id) {
        return service.cancel(id);
    }

    /// Restart a job.
    ///
    /// A failed or canceled job continues from its last step.
    @PostMapping("/{id}/retry")
    @RequiresPermission(Permission.JOBS_WRITE)
    @Operation(operationId = "retryJob")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    JobDetails retry(@PathVariable JobId id) {
        return service.restart(id);
    }
}
