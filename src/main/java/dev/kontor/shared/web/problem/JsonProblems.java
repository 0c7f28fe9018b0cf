package dev.kontor.shared.web.problem;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.JsonPointers;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.json.InvalidValueException;
import dev.kontor.shared.web.json.UnsafeTextException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Converts exceptions of the JSON reader to the problem and its place in the body.
public final class JsonProblems {

    private JsonProblems() {}

    public record JsonProblem(ProblemCode code, Message detail, List<FieldProblem> errors) {}

    public static JsonProblem of(Throwable unreadable) {
        var reading = cause(unreadable, JacksonException.class);
        if (reading == null) {
            return new JsonProblem(ProblemCode.MALFORMED_JSON, Message.of("request.no-json"), List.of());
        }
        var pointer = pointer(reading);
        var invalidId = cause(reading, InvalidIdException.class);
        if (invalidId != null) {
            var detail = BindingProblems.expected(invalidId);
            return new JsonProblem(
                    ProblemCode.INVALID_ID, detail, List.of(FieldProblem.ofPointer(pointer, "invalid-id", detail)));
        }
        if (reading instanceof UnrecognizedPropertyException unknown) {
            var detail = unknown(unknown);
            return new JsonProblem(
                    ProblemCode.UNKNOWN_FIELD,
                    detail,
                    List.of(FieldProblem.ofPointer(pointer, "unknown-field", detail)));
        }
        if (!isMalformed(reading)) {
            return new JsonProblem(
                    ProblemCode.VALIDATION_FAILED,
                    BadRequestException.invalidParts(1),
                    List.of(problem(reading, pointer)));
        }
        return new JsonProblem(ProblemCode.MALFORMED_JSON, Message.of("request.malformed-json"), List.of());
    }

    /// The existing fields, to save a lookup.
    private static Message unknown(UnrecognizedPropertyException unknown) {
        var field = unknown.getPropertyName();
        var known = unknown.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? Message.of("request.unknown-field", "field", field)
                : Message.of(
                        "request.unknown-field-known",
                        "field",
                        field,
                        "known",
                        known.stream().map(String::valueOf).sorted().toList());
    }

    private static FieldProblem problem(JacksonException reading, String pointer) {
        return switch (reading) {
            case UnsafeTextException cause -> FieldProblem.ofPointer(pointer, "invalid-characters", cause.detail());
            case InvalidValueException cause -> FieldProblem.ofPointer(pointer, "invalid", cause.detail());
            case InvalidNullException _ -> FieldProblem.ofPointer(pointer, "required", Message.of("request.not-null"));
            case InvalidTypeIdException unknown ->
                FieldProblem.ofPointer(
                        pointer, "unknown-type", Message.of("request.unknown-type", "known", types(unknown)));
            case MismatchedInputException mismatch ->
                FieldProblem.ofPointer(pointer, "wrong-type", BindingProblems.expected(mismatch.getTargetType()));
            case InputCoercionException number ->
                FieldProblem.ofPointer(pointer, "wrong-type", BindingProblems.expected(number.getTargetType()));
            default -> FieldProblem.ofPointer(pointer, "invalid", Message.of("request.not-valid"));
        };
    }

    /// The values of `type` that the object can have.
    private static List<String> types(InvalidTypeIdException unknown) {
        var types = unknown.getBaseType().getRawClass().getAnnotation(JsonSubTypes.class);
        return types == null
                ? List.of()
                : Arrays.stream(types.value())
                        .map(JsonSubTypes.Type::name)
                        .sorted()
                        .toList();
    }

    /// Whether the text is not exactly one JSON document.
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
        var pointer = "";
        for (var step : reading.getPath()) {
            var name = step.getPropertyName();
            pointer = JsonPointers.child(pointer, name == null ? String.valueOf(step.getIndex()) : name);
        }
        return pointer;
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
