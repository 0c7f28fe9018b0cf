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

/// Uploads that go to the storage directly, for staff.
@RestController
@RequestMapping("/admin/v1/media/uploads")
@RequiresPermission(Permission.MEDIA_WRITE)
@Tag(name = "Media", description = "Pictures in the sizes that front ends show, and files to download.")
class MediaUploadAdminController {

    private final DirectIntake intake;

    MediaUploadAdminController(DirectIntake intake) {
        this.intake = intake;
    }

    /// Prepare an upload to the storage.
    ///
    /// Where files are kept in S3: the address to send the file to by `PUT`, good for a quarter of an hour.
    /// Complete the upload afterwards; nobody sees the file before.
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
    /// Looks at what was sent and makes of it what `POST /admin/v1/media` would have made. Can be repeated.
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
        return MediaAdminController.answer(intake.complete(id));
    }
}
