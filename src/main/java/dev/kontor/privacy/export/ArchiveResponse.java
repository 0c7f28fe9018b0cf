package dev.kontor.privacy.export;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the responses of operations that send an archive.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The zip archive.",
        content =
                @Content(
                        mediaType = "application/zip",
                        schema = @Schema(type = "string", format = "binary", maxLength = 1_073_741_824)))
@ApiResponse(responseCode = "302", description = "Redirect to a short-lived URL of the archive.", content = @Content)
@interface ArchiveResponse {}
