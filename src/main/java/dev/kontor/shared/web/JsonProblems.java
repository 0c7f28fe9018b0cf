package dev.kontor.shared.web;

import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Tells from what the JSON reader threw which problem it is and where in the body.
final class JsonProblems {

    private JsonProblems() {}

    record JsonProblem(ProblemCode code, String detail, List<FieldProblem> errors) {}

    static JsonProblem of(Throwable unreadable) {
        var reading = cause(unreadable, JacksonException.class);
        if (reading == null) {
            return new JsonProblem(ProblemCode.MALFORMED_JSON, "The body is missing or is not JSON.", List.of());
        }
        var pointer = pointer(reading);
        var invalidId = cause(reading, InvalidIdException.class);
        if (invalidId != null) {
            var detail = String.valueOf(invalidId.getMessage());
            return new JsonProblem(
                    ProblemCode.INVALID_ID, detail, List.of(FieldProblem.ofPointer(pointer, "invalid-id", detail)));
        }
        if (reading instanceof UnrecognizedPropertyException unknown) {
            var detail = "There is no field \"%s\" here.%s".formatted(unknown.getPropertyName(), known(unknown));
            return new JsonProblem(
                    ProblemCode.UNKNOWN_FIELD,
                    detail,
                    List.of(FieldProblem.ofPointer(pointer, "unknown-field", detail)));
        }
        if (!isMalformed(reading)) {
            return new JsonProblem(
                    ProblemCode.VALIDATION_FAILED,
                    "1 part of the request is not valid.",
                    List.of(problem(reading, pointer)));
        }
        return new JsonProblem(ProblemCode.MALFORMED_JSON, "The body is not well-formed JSON.", List.of());
    }

    /// The fields that there are, so that nobody has to look them up.
    private static String known(UnrecognizedPropertyException unknown) {
        var names = unknown.getKnownPropertyIds();
        return names == null || names.isEmpty()
                ? ""
                : " Known are: " + names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")) + ".";
    }

    private static FieldProblem problem(JacksonException reading, String pointer) {
        return switch (reading) {
            case UnfitTextException unfit -> FieldProblem.ofPointer(pointer, "unfit-text", unfit.getOriginalMessage());
            case UnfitValueException unfit -> FieldProblem.ofPointer(pointer, "invalid", unfit.getOriginalMessage());
            case InvalidNullException _ -> FieldProblem.ofPointer(pointer, "required", "Must not be null.");
            case MismatchedInputException mismatch ->
                FieldProblem.ofPointer(pointer, "wrong-type", BindingProblems.expected(mismatch.getTargetType()));
            case InputCoercionException number ->
                FieldProblem.ofPointer(pointer, "wrong-type", BindingProblems.expected(number.getTargetType()));
            default -> FieldProblem.ofPointer(pointer, "invalid", "Is not valid.");
        };
    }

    /// Whether the text is no JSON document at all, or two of them, or none.
    private static boolean isMalformed(JacksonException reading) {
        if (reading instanceof InputCoercionException) {
            return false;
        }
        var message = String.valueOf(reading.getOriginalMessage());
        return !(reading instanceof DatabindException)
                || message.startsWith("Trailing token")
                || message.startsWith("No content to map");
    }

    private static String pointer(JacksonException reading) {
        return reading.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", reading.getPath().isEmpty() ? "" : "/", ""));
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
