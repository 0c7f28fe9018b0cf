package dev.kontor.shared.web.binding;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.BindingProblems;
import dev.kontor.shared.web.problem.JsonProblems;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON merge patch (RFC 7396) as a controller argument: an absent field stays, `null` clears, objects merge,
/// lists are replaced. The result is validated as a whole.
///
/// @param <T> the request record that holds every field that can be changed
public final class MergePatch<T> {

    private final ObjectNode patch;
    private final Class<T> type;
    private final JsonMapper json;
    private final Validator validator;

    MergePatch(ObjectNode patch, Class<T> type, JsonMapper json, Validator validator) {
        this.patch = patch;
        this.type = type;
        this.json = json;
        this.validator = validator;
    }

    /// The values that can be changed, from a record with components of these names.
    public T current(Record record) {
        return json.treeToValue(values(record), type);
    }

    /// The current values with the patch applied.
    ///
    /// @param current has at least the components of the request record
    /// @throws BadRequestException `unknown-field` or `validation-failed` if the result is invalid
    public T applyTo(Record current) {
        var values = values(current);
        T patched;
        try {
            patched = json.treeToValue(merge(values, patch), type);
        } catch (JacksonException unreadable) {
            var problem = JsonProblems.of(unreadable);
            throw new BadRequestException(problem.code(), problem.detail(), Map.of(), problem.errors());
        }
        var errors = BindingProblems.of(validator.validate(patched));
        if (!errors.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED, Message.of("request.invalid-patch"), Map.of(), errors);
        }
        return patched;
    }

    private ObjectNode values(Record record) {
        var names = names(type);
        if (!names(record.getClass()).containsAll(names)) {
            throw new IllegalArgumentException(record.getClass().getName() + " lacks components of " + type.getName());
        }
        ObjectNode values = json.valueToTree(record);
        return values.retain(names);
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /// Whether the patch contains the field.
    public boolean touches(String field) {
        return patch.has(field);
    }

    /// The target with the patch applied; neither argument is modified.
    public static ObjectNode merge(JsonNode target, ObjectNode patch) {
        var merged = target instanceof ObjectNode object ? object.deepCopy() : patch.objectNode();
        patch.properties().forEach(entry -> {
            var value = entry.getValue();
            if (value.isNull()) {
                merged.remove(entry.getKey());
            } else if (value instanceof ObjectNode inner && !isMoney(inner)) {
                merged.set(entry.getKey(), merge(merged.path(entry.getKey()), inner));
            } else {
                merged.set(entry.getKey(), value);
            }
        });
        return merged;
    }

    /// Money is one value: half of an amount cannot be patched.
    private static boolean isMoney(ObjectNode value) {
        return value.has("amount") && value.has("currency");
    }
}
