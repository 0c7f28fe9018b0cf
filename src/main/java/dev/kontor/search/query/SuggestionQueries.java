package dev.kontor.search.query;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.search.Suggestions;
import dev.kontor.search.text.Spelling;
import dev.kontor.shared.database.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what the beginning of a text may become: one statement.
@Repository
class SuggestionQueries {

    private static final String SUGGEST = """
            (select 'TERM' as kind, v.word, null::uuid as id
             from search.vocabulary v
             where v.locale = :slotLocale and v.word ~>=~ :begins and v.word ~<~ (:begins || chr(1114111))
             order by v.products desc, v.word limit :terms)
            union all
            (select 'CATEGORY', null, t.category_id
             from catalog.pub_category_translations t
             where (t.locale = :locale or t.locale = :fallback and not exists (
                 select from catalog.pub_category_translations w
                 where w.category_id = t.category_id and w.locale = :locale))
             and (t.name ilike :beginsName or t.name ilike :beginsWord)
             order by length(t.name), t.name, t.category_id limit :categories)
            union all
            (select 'PRODUCT', null, d.product_id
             from %1$s d
             where (%2$s) <= :some and d.words @@ :titles::tsquery%3$s
             order by d.popularity + 0 desc, d.product_id desc limit :products)
            union all
            (select 'PRODUCT', null, d.product_id
             from %1$s d
             where (%2$s) > :some and d.words @@ :titles::tsquery%3$s
             order by d.popularity desc, d.product_id desc limit :products)
            """;

    /// How many titles have a word that begins so, roughly. Of some, those that sell best are found by sorting; of very
    /// many, by walking along what sells best.
    private static final String TITLES = """
            select coalesce(sum(v.titles), 0) from search.vocabulary v
            where v.locale = :slotLocale and v.word ~>=~ :begins and v.word ~<~ (:begins || chr(1114111))
            """;

    private static final int SOME = 5_000;

    /// Few have all of several words, so a walk would pass very many over.
    private static final int SOME_OF_SEVERAL_WORDS = 50_000;

    private final JdbcClient jdbc;

    SuggestionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Suggestions suggest(SuggestionRequest request, Reading reading) {
        var last = reading.words().getLast();
        var before = reading.words().stream()
                .limit(reading.words().size() - 1L)
                .map(Reading.Word::text)
                .collect(Collectors.joining(" "));
        var terms = new LinkedHashSet<String>();
        var categories = new ArrayList<CategoryId>();
        var products = new ArrayList<ProductId>();
        int third = Math.max(1, request.limit() / 3);
        jdbc.sql(SUGGEST.formatted(reading.slot().table(), TITLES, Narrowing.sold(request.channel())))
                .param("some", reading.words().size() == 1 ? SOME : SOME_OF_SEVERAL_WORDS)
                .param(
                        "channel",
                        request.channel() == null
                                ? null
                                : request.channel().id().value())
                .param("slotLocale", reading.slot().locale())
                .param("locale", request.locale().toLanguageTag())
                .param("fallback", request.fallback().toLanguageTag())
                .param("begins", last.text())
                .param("beginsName", begins(request.text().strip()))
                .param("beginsWord", "% " + begins(request.text().strip()))
                .param("titles", TextQuery.unfinished(reading).titles())
                .param("terms", request.limit())
                .param("categories", third)
                .param("products", request.limit())
                .query(row -> {
                    switch (row.getString("kind")) {
                        case "TERM" -> terms.add((before + " " + row.getString("word")).strip());
                        case "CATEGORY" -> categories.add(new CategoryId(row.getObject("id", UUID.class)));
                        default -> products.add(new ProductId(row.getObject("id", UUID.class)));
                    }
                });
        if (terms.isEmpty() && !last.isKnown()) {
            Spelling.nearest(last.text(), last.near())
                    .ifPresent(near -> terms.add((before + " " + near.word()).strip()));
        }
        return shared(List.copyOf(terms), categories, products, request.limit());
    }

    /// Each kind gets its share; what one does not need goes to the others, products first.
    private static Suggestions shared(
            List<String> terms, List<CategoryId> categories, List<ProductId> products, int limit) {
        int forCategories = Math.min(categories.size(), limit);
        int forTerms = Math.min(terms.size(), Math.max(limit / 3, limit - forCategories - products.size()));
        forTerms = Math.min(forTerms, limit - forCategories);
        int forProducts = Math.min(products.size(), limit - forCategories - forTerms);
        return new Suggestions(
                terms.subList(0, forTerms), categories.subList(0, forCategories), products.subList(0, forProducts));
    }

    /// The text to find with `ilike`, with its wildcards taken literally.
    private static String begins(String text) {
        return Sql.contains(text).substring(1);
    }
}
