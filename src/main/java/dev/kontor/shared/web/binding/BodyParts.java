package dev.kontor.shared.web.binding;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.web.problem.BindingProblems;
import dev.kontor.shared.web.problem.JsonProblems;
import jakarta.validation.Validator;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one of many objects of a body or file strictly and with validation, like a separate body, so that an
/// invalid one does not reject the others.
@Component
public class BodyParts {

    private final JsonMapper json;
    private final Validator validator;

    BodyParts(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @throws BadRequestException as for a body; its pointers start at the part
    public <T> T read(JsonNode part, Class<T> type) {
        T read;
        try {
            read = json.treeToValue(part, type);
        } catch (JacksonException unreadable) {
            var problem = JsonProblems.of(unreadable);
            throw new BadRequestException(problem.code(), problem.detail(), Map.of(), problem.errors());
        }
        var errors = BindingProblems.of(validator.validate(read));
        if (!errors.isEmpty()) {
            throw BadRequestException.invalid(errors);
        }
        return read;
    }
}
