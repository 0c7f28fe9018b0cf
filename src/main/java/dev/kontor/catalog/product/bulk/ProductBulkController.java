package dev.kontor.catalog.product.bulk;

import dev.kontor.jobs.JobDetails;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.ProblemDocuments;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Writes many products in one request.
@RestController
@RequestMapping("/admin/v1/products")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Products")
class ProductBulkController {

    private static final String PREFER = "Prefer";

    /// Matches the preference among others (RFC 7240).
    private static final Pattern ASYNC = Pattern.compile("(^|,)\\s*respond-async\\s*(,|;|$)", Pattern.CASE_INSENSITIVE);

    private final ProductBulkStart service;
    private final ProblemDocuments problems;

    ProductBulkController(ProductBulkStart service, ProblemDocuments problems) {
        this.service = service;
        this.problems = problems;
    }

    /// Create and replace products in bulk.
    ///
    /// Takes up to 500 whole products, each identified by its external id, in one transaction. A rejected item
    /// does not affect the others; each item of the response has its own result. With `atomic`, one rejected
    /// item rejects all. Products that would not change are left alone: no new version, no event. With `Prefer:
    /// respond-async` the response is 202 and a job does the work; its `result` has the same `items`.
    @PostMapping("/bulk")
    @ResponseStatus(HttpStatus.MULTI_STATUS)
    @Operation(
            operationId = "writeProducts",
            responses = {
                @ApiResponse(
                        responseCode = "207",
                        description = "Done; each item has its own result.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = BulkOutcome.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "A job does the work.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = JobDetails.class)))
            })
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<?> write(
            @RequestBody @Valid BulkProducts request,
            @Parameter(
                            description = "`respond-async` processes the request in the background.",
                            example = "respond-async")
                    @RequestHeader(name = PREFER, required = false)
                    @Size(max = 200)
                    @Nullable
                    String prefer,
            HttpServletRequest http) {
        if (prefer != null && ASYNC.matcher(prefer).find()) {
            var job = service.start(request);
            return ResponseEntity.accepted()
                    .location(URI.create("/admin/v1/jobs/" + job.id().text()))
                    .header("Preference-Applied", "respond-async")
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .body(job);
        }
        var written = service.write(request);
        return ResponseEntity.status(HttpStatus.MULTI_STATUS)
                .body(BulkOutcome.of(request, written, refusal -> problems.of(refusal, http)));
    }
}
