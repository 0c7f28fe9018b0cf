package dev.kontor.search.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A parsed query of PostgreSQL's full text search: texts are analyzed in one place and mean the same to every
/// source.
sealed interface Expression {

    /// @param prefix whether it matches words that begin with it
    record Lexeme(String text, boolean prefix) implements Expression {}

    record All(List<Expression> parts) implements Expression {}

    record Any(List<Expression> parts) implements Expression {}

    /// @param query with quoted lexemes, `&`, `|` and brackets, as `TextQuery` writes it
    static Expression of(String query) {
        var reader = new Reader(query);
        var expression = reader.any();
        reader.requireEnd();
        return expression;
    }

    /// All distinct words in it.
    default Set<Lexeme> lexemes() {
        var lexemes = new LinkedHashSet<Lexeme>();
        switch (this) {
            case Lexeme lexeme -> lexemes.add(lexeme);
            case All(var parts) -> parts.forEach(part -> lexemes.addAll(part.lexemes()));
            case Any(var parts) -> parts.forEach(part -> lexemes.addAll(part.lexemes()));
        }
        return lexemes;
    }

    /// Parses from left to right; `&` binds more tightly than `|`.
    final class Reader {

        private static final Pattern TOKEN = Pattern.compile("\\s*(?:'((?:[^']|'')*)'(:\\*)?|([&|()]))");

        private final List<MatchResult> tokens;
        private int at;

        private Reader(String query) {
            var matcher = TOKEN.matcher(query);
            var found = new ArrayList<MatchResult>();
            int end = 0;
            while (matcher.find() && matcher.start() == end) {
                found.add(matcher.toMatchResult());
                end = matcher.end();
            }
            if (!query.substring(end).isBlank()) {
                throw new EngineException(EngineException.Reason.REFUSED, "not a query of words: " + query);
            }
            this.tokens = found;
        }

        private Expression any() {
            var parts = new ArrayList<Expression>();
            do {
                parts.add(all());
            } while (take("|"));
            return parts.size() == 1 ? parts.getFirst() : new Any(parts);
        }

        private Expression all() {
            var parts = new ArrayList<Expression>();
            do {
                parts.add(one());
            } while (take("&"));
            return parts.size() == 1 ? parts.getFirst() : new All(parts);
        }

        private Expression one() {
            if (take("(")) {
                var inner = any();
                if (!take(")")) {
                    throw new EngineException(EngineException.Reason.REFUSED, "a bracket is not closed");
                }
                return inner;
            }
            if (at >= tokens.size() || tokens.get(at).group(1) == null) {
                throw new EngineException(EngineException.Reason.REFUSED, "a word is missing");
            }
            var token = tokens.get(at++);
            return new Lexeme(token.group(1).replace("''", "'"), token.group(2) != null);
        }

        private boolean take(String sign) {
            boolean there = at < tokens.size() && sign.equals(tokens.get(at).group(3));
            if (there) {
                at++;
            }
            return there;
        }

        private void requireEnd() {
            if (at < tokens.size()) {
                throw new EngineException(EngineException.Reason.REFUSED, "there is more than one query");
            }
        }
    }
}
