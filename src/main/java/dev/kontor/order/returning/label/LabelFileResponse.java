package dev.kontor.order.returning.label;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the responses of operations that send the file of a label.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The file.",
        content = {
            @Content(
                    mediaType = "application/pdf",
                    schema = @Schema(type = "string", format = "binary", maxLength = 2_097_152)),
            @Content(
                    mediaType = "application/octet-stream",
                    schema = @Schema(type = "string", format = "binary", maxLength = 2_097_152))
        })
@ApiResponse(responseCode = "302", description = "Redirect to a short-lived URL of the file.", content = @Content)
@interface LabelFileResponse {}
