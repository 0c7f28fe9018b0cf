package dev.kontor.search.engine;

import dev.kontor.search.engine.Expression.Lexeme;
import dev.kontor.search.query.SearchProperties;
import dev.kontor.search.query.TextQuery;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Ranks by relevance as PostgreSQL does: a whole SKU, a title equal to the text, one that begins with it, one
/// with all words; within these by the weight of the place of the match and by sales.
///
/// Every part is a constant, and so is the sum: the engine's statistics differ between replicas and would move
/// products from page to page.
final class EngineRank {

    private static final int CODE = 5_000_000;
    private static final int SAME_TITLE = 4_000_000;
    private static final int BEGINNING = 2_000_000;
    private static final int TITLE_WORDS = 1_000_000;
    private static final int PLACES = 999_999;

    /// The engine rejects very many clauses; a text has more words only through synonyms.
    private static final int MAX_WORDS = 50;

    /// The decimal logarithm of the maximum units sold that count.
    private static final int TENFOLDS = 6;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final TextQuery text;
    private final SearchProperties properties;

    EngineRank(TextQuery text, SearchProperties properties) {
        this.text = text;
        this.properties = properties;
    }

    /// Clauses whose sum is the rank.
    List<Map<String, Object>> clauses() {
        if (!text.each().isEmpty()) {
            // If any word is sufficient, more of them are better.
            return Stream.concat(
                            text.each().stream()
                                    .map(word -> constant(
                                            Clauses.words(Expression.of(word)), BigDecimal.valueOf(TITLE_WORDS))),
                            Stream.of(places()))
                    .toList();
        }
        var tiers = new ArrayList<Map<String, Object>>();
        if (!text.code().isEmpty()) {
            tiers.add(constant(Clauses.words(Expression.of(text.code())), BigDecimal.valueOf(CODE)));
        }
        tiers.add(constant(Clauses.term("title", text.name()), BigDecimal.valueOf(SAME_TITLE)));
        tiers.add(constant(Clauses.prefix("title", text.name() + " "), BigDecimal.valueOf(BEGINNING)));
        tiers.add(constant(Clauses.words(Expression.of(text.titles())), BigDecimal.valueOf(TITLE_WORDS)));
        return List.of(best(tiers), places());
    }

    /// Weighs where the words are found and the sales, less than a tier in total, however many there are.
    private Map<String, Object> places() {
        var lexemes =
                Expression.of(text.words()).lexemes().stream().limit(MAX_WORDS).toList();
        var weight = properties.weight();
        int most = weight.title() + weight.sku() + weight.kind() + weight.description();
        var share = BigDecimal.valueOf(PLACES)
                .divide(
                        BigDecimal.valueOf((long) lexemes.size() * Math.max(1, most))
                                .multiply(popularity()
                                        .multiply(BigDecimal.valueOf(TENFOLDS))
                                        .add(BigDecimal.ONE)),
                        MathContext.DECIMAL32);
        var words = lexemes.stream()
                .flatMap(lexeme -> Stream.of(
                        place("title_words", lexeme, share, weight.title()),
                        place("sku_words", lexeme, share, weight.sku()),
                        place("kind_words", lexeme, share, weight.kind()),
                        place("words", lexeme, share, weight.description())))
                .toList();
        return Map.of(
                "function_score",
                Map.of(
                        "query",
                        Map.of("bool", Map.of("should", words)),
                        "functions",
                        List.of(Map.of("weight", 1), sales()),
                        "score_mode",
                        "sum",
                        "boost_mode",
                        "multiply"));
    }

    private Map<String, Object> sales() {
        return Map.of(
                "field_value_factor",
                Map.of("field", "popularity", "modifier", "log1p", "missing", 0),
                "weight",
                popularity());
    }

    /// Per tenfold of units sold.
    private BigDecimal popularity() {
        return BigDecimal.valueOf(properties.popularity()).divide(HUNDRED, MathContext.DECIMAL32);
    }

    private static Map<String, Object> place(String field, Lexeme lexeme, BigDecimal share, int weight) {
        return constant(Clauses.word(field, lexeme), share.multiply(BigDecimal.valueOf(weight)));
    }

    private static Map<String, Object> constant(Map<String, Object> condition, BigDecimal worth) {
        return Map.of("constant_score", Map.of("filter", condition, "boost", worth));
    }

    private static Map<String, Object> best(List<Map<String, Object>> clauses) {
        return Map.of("dis_max", Map.of("queries", clauses));
    }
}
