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

/// Many products at once, for programs of the shop.
@RestController
@RequestMapping("/admin/v1/products")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Products")
class ProductBulkController {

    private static final String PREFER = "Prefer";

    /// Among other preferences perhaps (RFC 7240).
    private static final Pattern ASYNC = Pattern.compile("(^|,)\\s*respond-async\\s*(,|;|$)", Pattern.CASE_INSENSITIVE);

    private final ProductBulkStart service;
    private final ProblemDocuments problems;

    ProductBulkController(ProductBulkStart service, ProblemDocuments problems) {
        this.service = service;
        this.problems = problems;
    }

    /// Create and replace many products.
    ///
    /// Up to 500 products, each known by its external id and given as a whole, in one transaction. What is refused
    /// does not keep the others back: each item tells what became of it. With `atomic` a single refusal refuses
    /// all. What is as it is to be is left alone: no new version, no event. With `Prefer: respond-async` the answer
    /// is 202, and the job does it; its `result` has the same `items`.
    @PostMapping("/bulk")
    @ResponseStatus(HttpStatus.MULTI_STATUS)
    @Operation(
            operationId = "writeProducts",
            responses = {
                @ApiResponse(
                        responseCode = "207",
                        description = "Done; each item tells what became of it.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = BulkOutcome.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "A job does it.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = JobDetails.class)))
            })
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<?> write(
            @RequestBody @Valid BulkProducts request,
            @Parameter(description = "`respond-async`: do it in the background.", example = "respond-async")
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
