package dev.kontor.document.accounting;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the response of operations that send a file for DATEV.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The file, in the character set windows-1252.",
        content =
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = "string", format = "binary", maxLength = 20_971_520)))
@interface DatevResponse {}
