package dev.kontor.shared.web.paging;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sort options of a list and its default. Ties are broken by the id, so every row has one place.
///
/// @param idColumn SQL expression of the id
/// @param defaultSort as a client would write it, such as `-createdAt`
/// @param fields the allow-list
public record Sorting(String idColumn, String defaultSort, List<SortField> fields) {

    private static final int MAX_FIELDS = 3;

    public static Sorting by(String idColumn, String defaultSort, SortField... fields) {
        return new Sorting(idColumn, defaultSort, List.of(fields));
    }

    record Key(SortField field, boolean descending) {}

    List<Key> keys(@Nullable String sort) {
        var keys = new ArrayList<Key>();
        for (var part : (sort == null || sort.isBlank() ? defaultSort : sort).split(",", -1)) {
            boolean descending = part.startsWith("-");
            keys.add(new Key(field(descending ? part.substring(1) : part), descending));
        }
        if (keys.size() > MAX_FIELDS || keys.stream().map(Key::field).distinct().count() < keys.size()) {
            throw refusal(Message.of("request.sort-fields", "most", MAX_FIELDS));
        }
        keys.add(new Key(SortField.id(idColumn), keys.getLast().descending()));
        return keys;
    }

    /// Identifies the list and its order, to which a cursor is bound: a text that is the same in every process.
    String scope(List<Key> keys) {
        return keys.stream()
                .map(key -> key.field().column() + (key.descending() ? " desc" : " asc"))
                .collect(Collectors.joining(",", idColumn + "|", ""));
    }

    private SortField field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refusal(Message.of(
                        "request.sort",
                        "fields",
                        fields.stream().map(SortField::name).toList())));
    }

    private static BadRequestException refusal(Message detail) {
        return BadRequestException.ofParameter(ProblemCode.INVALID_FILTER, "sort", "invalid-sort", detail);
    }
}
