package dev.kontor.shared.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A problem with one part of the request. Exactly one of `pointer`, `parameter` and `header` is set.
///
/// @param pointer JSON pointer into the body (RFC 6901)
/// @param parameter name of the query or path parameter
/// @param header name of the header
/// @param code stable name of the error, such as `required` or `too-long`
/// @param detail what is wrong, in one sentence
/// @param params the numbers and words in the sentence, such as `max`
public record FieldProblem(
        @Nullable @Schema(example = "/items/0/quantity") String pointer,
        @Nullable String parameter,
        @Nullable String header,
        @Schema(example = "too-small") String code,

        @Schema(implementation = String.class, example = "Must be greater than or equal to 1.")
        Message detail,

        Map<String, Object> params) {

    public static FieldProblem ofPointer(String pointer, String code, CharSequence detail) {
        return new FieldProblem(pointer, null, null, code, Message.plain(detail), Map.of());
    }

    public static FieldProblem ofParameter(String parameter, String code, CharSequence detail) {
        return new FieldProblem(null, parameter, null, code, Message.plain(detail), Map.of());
    }

    public static FieldProblem ofHeader(String header, String code, CharSequence detail) {
        return new FieldProblem(null, null, header, code, Message.plain(detail), Map.of());
    }

    /// The same, with the sentence in that language.
    public FieldProblem in(Locale language) {
        return new FieldProblem(pointer, parameter, header, code, detail.in(language), params);
    }
}
