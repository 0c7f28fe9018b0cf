package dev.kontor.search.engine;

import dev.kontor.search.engine.Expression.All;
import dev.kontor.search.engine.Expression.Any;
import dev.kontor.search.engine.Expression.Lexeme;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Parts of a request to the engine.
final class Clauses {

    static final Map<String, Object> NOTHING = Map.of("match_none", Map.of());

    private Clauses() {}

    static Map<String, Object> term(String field, Object value) {
        return Map.of("term", Map.of(field, value));
    }

    static Map<String, Object> terms(String field, Collection<?> values) {
        return values.isEmpty() ? NOTHING : Map.of("terms", Map.of(field, values));
    }

    static Map<String, Object> prefix(String field, String beginning) {
        return Map.of("prefix", Map.of(field, beginning));
    }

    /// @param bounds by `gte`, `gt`, `lte`, `lt`
    static Map<String, Object> range(String field, Map<String, ?> bounds) {
        return Map.of("range", Map.of(field, bounds));
    }

    static Map<String, Object> exists(String field) {
        return Map.of("exists", Map.of("field", field));
    }

    static Map<String, Object> all(Collection<Map<String, Object>> conditions) {
        return conditions.isEmpty()
                ? Map.of("match_all", Map.of())
                : Map.of("bool", Map.of("filter", List.copyOf(conditions)));
    }

    static Map<String, Object> any(Collection<Map<String, Object>> conditions) {
        return Map.of("bool", Map.of("should", List.copyOf(conditions), "minimum_should_match", 1));
    }

    static Map<String, Object> not(Map<String, Object> condition) {
        return Map.of("bool", Map.of("must_not", List.of(condition)));
    }

    static Map<String, Object> words(Expression expression) {
        return switch (expression) {
            case Lexeme lexeme -> word("words", lexeme);
            case All(var parts) -> all(parts.stream().map(Clauses::words).toList());
            case Any(var parts) -> any(parts.stream().map(Clauses::words).toList());
        };
    }

    static Map<String, Object> word(String field, Lexeme lexeme) {
        return lexeme.prefix() ? prefix(field, lexeme.text()) : term(field, lexeme.text());
    }
}
