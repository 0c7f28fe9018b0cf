package dev.kontor.document.slip;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the responses of operations that render a PDF file.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The PDF file.",
        content =
                @Content(
                        mediaType = "application/pdf",
                        schema = @Schema(type = "string", format = "binary", maxLength = 10_485_760)))
@interface SlipResponse {}
