package dev.kontor.media.library;

import dev.kontor.media.MediaUploadId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Direct uploads to the storage, for staff.
@RestController
@RequestMapping("/admin/v1/media/uploads")
@RequiresPermission(Permission.MEDIA_WRITE)
@Tag(name = "Media", description = "Pictures in fixed sizes for front ends, and files to download.")
class MediaUploadAdminController {

    private final DirectIntake intake;

    MediaUploadAdminController(DirectIntake intake) {
        this.intake = intake;
    }

    /// Prepare an upload to the storage.
    ///
    /// If files are stored in S3: returns the URL to send the file to by `PUT`, valid for 15 minutes. Complete
    /// the upload afterwards; until then nobody can read the file.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "prepareMediaUpload")
    @Problems({ProblemCode.UPLOAD_REFUSED, ProblemCode.REJECTED})
    PreparedUpload prepare(@RequestBody @Valid PrepareUpload request) {
        return intake.prepare(request);
    }

    /// Complete an upload to the storage.
    ///
    /// Processes the uploaded file like `POST /admin/v1/media`. Can be repeated.
    @PostMapping("/{id}/complete")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "completeMediaUpload",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The upload was completed before, or the same file uploaded.",
                        useReturnTypeSchema = true),
                @ApiResponse(responseCode = "201", description = "Uploaded.", useReturnTypeSchema = true)
            })
    @Problems({ProblemCode.UPLOAD_REFUSED, ProblemCode.REJECTED})
    ResponseEntity<MediaDetails> complete(@PathVariable MediaUploadId id) {
        return MediaAdminController.response(intake.complete(id));
    }
}
