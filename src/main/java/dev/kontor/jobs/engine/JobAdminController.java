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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Work in the background, for staff.
@RestController
@RequestMapping("/admin/v1/jobs")
@RequiresPermission(Permission.JOBS_READ)
@Tag(name = "Jobs", description = "Work in the background: how far it is, and how to stop it or begin it again.")
class JobAdminController {

    private final JobService service;
    private final JobQueries queries;
    private final JobProgressStream watch;

    JobAdminController(JobService service, JobQueries queries, JobProgressStream watch) {
        this.service = service;
        this.queries = queries;
        this.watch = watch;
    }

    /// List jobs.
    ///
    /// The newest first. Those that ended long ago are gone. Sort by `createdAt`.
    @SortableBy(value = "createdAt", byDefault = "-createdAt")
    @GetMapping
    @Operation(operationId = "listJobs")
    Page<JobDetails> list(@ParameterObject @Valid JobFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a job.
    ///
    /// How far it has come, what came out of it, and why it failed if it did.
    @GetMapping("/{id}")
    @Operation(operationId = "getJob")
    JobDetails get(@PathVariable JobId id) {
        return service.get(id);
    }

    /// Watch a job.
    ///
    /// Server-sent events: the job at once and after each change, as `progress`, and at its end as `end`, which is
    /// the last. `Last-Event-ID` leaves out what was seen. A stream ends after nine minutes at the latest; connect
    /// again.
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
                                                        example = "id: 7\nevent: progress\ndata: {}\n\n"))),
                @ApiResponse(
                        responseCode = "204",
                        description = "The job has ended, and `Last-Event-ID` is that of its end.",
                        content = @Content)
            })
    void watch(
            @PathVariable JobId id,
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Size(max = 18)
                    @Pattern(regexp = "[0-9]*")
                    @Nullable
                    String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long seen = lastEventId == null || lastEventId.isEmpty() ? 0 : Long.parseLong(lastEventId);
        watch.begin(id, seen, request, response);
    }

    /// Cancel a job.
    ///
    /// A job that waits ends at once, one that runs at its next step. What it has done so far stays.
    @PostMapping("/{id}/cancel")
    @RequiresPermission(Permission.JOBS_WRITE)
    @Operation(operationId = "cancelJob")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    JobDetails cancel(@PathVariable JobId id) {
        return service.cancel(id);
    }

    /// Let a job go on.
    ///
    /// A job that failed or was canceled goes on where it stopped.
    @PostMapping("/{id}/retry")
    @RequiresPermission(Permission.JOBS_WRITE)
    @Operation(operationId = "retryJob")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    JobDetails retry(@PathVariable JobId id) {
        return service.retry(id);
    }
}
