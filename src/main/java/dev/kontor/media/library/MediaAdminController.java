package dev.kontor.media.library;

import dev.kontor.media.MediaId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Pictures and files, for staff.
@RestController
@RequestMapping("/admin/v1/media")
@RequiresPermission(Permission.MEDIA_WRITE)
@Tag(name = "Media", description = "Pictures in fixed sizes for front ends, and files to download.")
class MediaAdminController {

    private final UploadProcessing intake;
    private final MediaService service;

    MediaAdminController(UploadProcessing intake, MediaService service) {
        this.intake = intake;
        this.service = service;
    }

    /// List pictures and files.
    ///
    /// Returns all uploads. Sort by `createdAt`, `name` or `bytes`.
    @SortableBy({"-createdAt", "name", "bytes"})
    @GetMapping
    @RequiresPermission(Permission.MEDIA_READ)
    @Operation(operationId = "listMedia")
    Page<MediaDetails> list(@ParameterObject @Valid MediaFilter filter, @ParameterObject @Valid Listing listing) {
        return service.list(filter, listing).map(MediaDetails::of);
    }

    /// Upload a picture or a file.
    ///
    /// Accepts JPEG, PNG, WebP and GIF pictures, and PDF files; the content determines the type, not the name. A
    /// picture is encoded again from its pixels, upright and without other data in the file (locations,
    /// comments, trailing data), in each of the sizes. Uploading the same file again returns the existing item,
    /// so an upload can be repeated without a key.
    @PostMapping
    @BodyLimit(BodyLimit.STREAMED)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(
            operationId = "uploadMedia",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The same file was uploaded before.",
                        useReturnTypeSchema = true),
                @ApiResponse(responseCode = "201", description = "Uploaded.", useReturnTypeSchema = true)
            })
    @Problems({ProblemCode.UPLOAD_REFUSED, ProblemCode.REJECTED})
    ResponseEntity<MediaDetails> upload(
            @Parameter(description = "The picture or file.") @RequestPart("file") MultipartFile file,
            @RequestPart(name = "meta", required = false) @Valid @Nullable DescribeMedia meta)
            throws IOException {
        var name = file.getOriginalFilename();
        var taken = intake.take(file.getBytes(), name == null ? "" : name, meta == null ? DescribeMedia.NOTHING : meta);
        return response(taken);
    }

    /// Get a picture or a file.
    ///
    /// Returns its description and the URLs of its content. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.MEDIA_READ)
    @Operation(operationId = "getMedia")
    MediaDetails get(@PathVariable MediaId id) {
        return MediaDetails.of(service.get(id));
    }

    /// Change the description of a picture or a file.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged. A different focal point gives cropped renditions
    /// new URLs, so that caches serve no old ones.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeMedia")
    @Problems({ProblemCode.UPLOAD_REFUSED, ProblemCode.REJECTED})
    MediaDetails change(@PathVariable MediaId id, IfMatch ifMatch, MergePatch<ChangeMedia> patch) {
        return MediaDetails.of(intake.change(id, ifMatch, patch));
    }

    /// Delete a picture or a file.
    ///
    /// Deletes a picture or a file that nothing uses. Its URLs stop working within an hour, except for cached
    /// copies.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteMedia")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable MediaId id, IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    static ResponseEntity<MediaDetails> response(UploadProcessing.Taken taken) {
        var details = MediaDetails.of(taken.item());
        return taken.created() ? Created.at("/admin/v1/media", details.id(), details) : ResponseEntity.ok(details);
    }
}
