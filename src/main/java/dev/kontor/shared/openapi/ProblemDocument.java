package dev.kontor.shared.openapi;

import dev.kontor.shared.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem in JSON; replaces Spring's problem detail in the documents.
@Schema(
        name = "Problem",
        description = "An error (RFC 9457). Branch on `code`, which never changes; texts may. Some codes add "
                + "members, which their page under `type` explains.",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record ProblemDocument(
        @Schema(description = "URL of the page that explains the code.", example = EXAMPLE + "validation-failed")
        URI type,

        @Schema(description = "The type of problem in the negotiated language.", example = "The request is not valid")
        String title,

        @Schema(description = "The HTTP status.", example = "400", minimum = "400", maximum = "599")
        int status,

        @Schema(
                description = "What was wrong this time, in one sentence.",
                example = "1 part of the request is not valid.")
        String detail,

        @Schema(description = "Path of the request.", example = "/store/v1/carts") @Nullable
        String instance,

        @Schema(
                description = "Stable name of the problem; clients must accept new ones.",
                example = "validation-failed")
        String code,

        @Schema(description = "Identifies this request in the logs.", example = "019ab2c4-5d6e-7f80-9123-456789abcdef")
        String requestId,

        @Schema(description = "W3C trace id, if tracing is on.", example = "4bf92f3577b34da6a3ce929d0e0e4736") @Nullable
        String traceId,

        @Schema(description = "The parts of the request that caused the problem.") @Nullable
        List<FieldProblem> errors) {

    static final String EXAMPLE = "https://shop.example/problems/";
}
