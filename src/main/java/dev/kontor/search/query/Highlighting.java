package dev.kontor.search.query;

import dev.kontor.catalog.ProductId;
import dev.kontor.search.Found.Highlight;
import dev.kontor.search.Found.Piece;
import dev.kontor.shared.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Shows where a text was found in a product: two statements, regardless of the number of products. Texts are
/// cut into pieces, so clients need not trust markup.
@Repository
class Highlighting {

    private static final Pattern LEXEME = Pattern.compile("'~?([^']*)'(:\\*)?");
    private static final int MAX_DESCRIPTION_LENGTH = 2_000;
    private static final int BEFORE = 60;
    private static final int AFTER = 120;

    private final JdbcClient jdbc;

    Highlighting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Texts(ProductId id, String title, String description) {}

    Map<ProductId, Highlight> of(List<ProductId> products, IndexView reading, TextQuery text) {
        var texts = texts(products, reading);
        var stems = stems(texts, reading);
        var wanted = new HashSet<String>();
        var beginnings = new HashSet<String>();
        LEXEME.matcher(text.words())
                .results()
                .forEach(found -> (found.group(2) == null ? wanted : beginnings).add(found.group(1)));
        var highlights = new LinkedHashMap<ProductId, Highlight>();
        for (var each : texts) {
            highlights.put(
                    each.id(),
                    new Highlight(
                            pieces(each.title(), 0, each.title().length(), stems, wanted, beginnings),
                            passage(each.description(), stems, wanted, beginnings)));
        }
        return highlights;
    }

    private List<Texts> texts(List<ProductId> products, IndexView reading) {
        return jdbc.sql("""
                        select d.product_id as id, d.title, left(t.description, :longest) as description
                        from %s d
                        cross join lateral (
                            select x.description from catalog.pub_product_translations x
                            where x.product_id = d.product_id and x.title = d.title
                            order by x.locale = :locale desc limit 1) t
                        where d.product_id = any (:ids::uuid[])
                        """.formatted(reading.slot().table()))
                .param("longest", MAX_DESCRIPTION_LENGTH)
                .param("locale", reading.slot().locale())
                .param("ids", products)
                .query(Texts.class)
                .list();
    }

    private Map<String, String> stems(List<Texts> texts, IndexView reading) {
        var words = new HashSet<String>();
        texts.forEach(each -> {
            words.addAll(Words.of(each.title()));
            words.addAll(Words.of(each.description()));
        });
        var stems = new HashMap<String, String>();
        jdbc.sql("""
                        select w.word, (tsvector_to_array(to_tsvector(:config::regconfig, w.word)))[1] as stem
                        from unnest(:words::text[]) w (word)
                        """)
                .param("config", reading.slot().config())
                .param("words", words)
                .query(row -> {
                    var stem = row.getString("stem");
                    stems.put(row.getString("word"), stem == null ? row.getString("word") : stem);
                });
        return stems;
    }

    /// The passage around the first match; empty if there is none.
    private static List<Piece> passage(
            String text, Map<String, String> stems, Set<String> wanted, Set<String> beginnings) {
        var runs = Words.RUN.matcher(text);
        while (runs.find()) {
            if (isHit(runs.group(), stems, wanted, beginnings)) {
                int from = runs.start() <= BEFORE ? 0 : text.indexOf(' ', runs.start() - BEFORE) + 1;
                int to =
                        runs.end() + AFTER >= text.length() ? text.length() : text.lastIndexOf(' ', runs.end() + AFTER);
                return pieces(
                        text, Math.clamp(from, 0, runs.start()), Math.max(to, runs.end()), stems, wanted, beginnings);
            }
        }
        return List.of();
    }

    private static List<Piece> pieces(
            String text, int from, int to, Map<String, String> stems, Set<String> wanted, Set<String> beginnings) {
        var pieces = new ArrayList<Piece>();
        var runs = Words.RUN.matcher(text).region(from, to);
        int end = from;
        while (runs.find()) {
            if (isHit(runs.group(), stems, wanted, beginnings)) {
                if (runs.start() > end) {
                    pieces.add(new Piece(text.substring(end, runs.start()), false));
                }
                pieces.add(new Piece(runs.group(), true));
                end = runs.end();
            }
        }
        if (end < to) {
            pieces.add(new Piece(text.substring(end, to), false));
        }
        return pieces;
    }

    private static boolean isHit(String run, Map<String, String> stems, Set<String> wanted, Set<String> beginnings) {
        return Words.of(run).stream()
                .anyMatch(word -> wanted.contains(word)
                        || wanted.contains(stems.getOrDefault(word, word))
                        || beginnings.stream().anyMatch(word::startsWith));
    }
}
