package dev.kontor.shared.problem;

import dev.kontor.shared.id.TypedId;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// 404: it does not exist, or it belongs to someone else; the response does not reveal which.
public non-sealed class NotFoundException extends DomainException {

    public NotFoundException(CharSequence detail) {
        super(ProblemCode.NOT_FOUND, List.of(HttpStatus.NOT_FOUND), detail, Map.of(), List.of());
    }

    public static NotFoundException of(String kind, TypedId id) {
        var key = "not-found." + kind.replace(' ', '-');
        return new NotFoundException(
                Message.exists(key) ? Message.of(key, "id", id) : "There is no %s %s.".formatted(kind, id.text()));
    }
}
