package dev.kontor.search.query;

import dev.kontor.catalog.ProductId;
import dev.kontor.search.Found;
import dev.kontor.search.Found.Correction;
import dev.kontor.search.Found.Matched;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.Found.Total;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.search.Suggestions;
import dev.kontor.search.log.QueryLog;
import dev.kontor.search.query.HitQueries.Hits;
import dev.kontor.search.text.Words;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Searches in PostgreSQL: a statement to read the text, one to find; where nothing has all words as they were typed,
/// one more with the words corrected, and a last one with any of them.
@Service
@Transactional(readOnly = true)
class PostgresSearch implements SearchPort {

    private static final int MOST_WORDS = 12;
    private static final int FEW = 3;
    private static final int TIMES_MORE = 10;

    private final ReadingQueries readings;
    private final HitQueries hits;
    private final Highlighting highlighting;
    private final SuggestionQueries suggestions;
    private final QueryLog log;
    private final Shop shop;

    PostgresSearch(
            ReadingQueries readings,
            HitQueries hits,
            Highlighting highlighting,
            SuggestionQueries suggestions,
            QueryLog log,
            Shop shop) {
        this.readings = readings;
        this.hits = hits;
        this.highlighting = highlighting;
        this.suggestions = suggestions;
        this.log = log;
        this.shop = shop;
    }

    @Override
    public Found search(SearchRequest request) {
        var text = request.text() == null ? "" : request.text().strip();
        var words = words(text);
        var reading = readings.read(
                        locales(request.locale()),
                        request.currency().getCurrencyCode(),
                        Narrowing.facets(request.filter()),
                        words,
                        TextQuery.phrases(words))
                .orElse(null);
        if (reading == null || (!text.isEmpty() && words.isEmpty())) {
            return nothing();
        }
        if (text.isEmpty()) {
            return found(hits.find(request, reading, null), null, Matched.ALL, Map.of());
        }
        var found = found(request, reading, text);
        if (request.listing().cursor() == null) {
            log.note(reading.slot().locale(), text, found.total().value() > 0);
        }
        return found;
    }

    @Override
    public Suggestions suggest(SuggestionRequest request) {
        var words = words(request.text());
        if (words.isEmpty()) {
            return new Suggestions(List.of(), List.of(), List.of());
        }
        return readings.read(locales(request.locale()), "", List.of(), words, List.of())
                .map(reading -> suggestions.suggest(request, reading))
                .orElseGet(() -> new Suggestions(List.of(), List.of(), List.of()));
    }

    private Found found(SearchRequest request, Reading reading, String text) {
        var query = TextQuery.exactly(text, reading);
        var matched = Matched.ALL;
        Correction correction = null;
        var result = hits.find(request, reading, query);
        boolean nothing = result.total().value() == 0;
        if (!request.wanted().lenience()
                || (nothing && !request.filter().isNone() && hits.exist(reading, query, request.channel()))) {
            // It is the filters that nothing fits: other words would not be an answer.
            return found(result, null, matched, highlights(request, reading, query, result));
        }
        if (nothing) {
            var corrected = TextQuery.corrected(reading);
            if (!corrected.words().equals(TextQuery.exactly("", reading).words())) {
                query = corrected;
                result = hits.find(request, reading, query);
                correction = correction(reading, TextQuery.corrections(reading), true);
            }
            if (result.total().value() == 0 && reading.words().size() > 1) {
                query = TextQuery.any(reading);
                result = hits.find(request, reading, query);
                matched = Matched.ANY;
            }
            if (result.total().value() == 0) {
                correction = null;
                matched = Matched.ALL;
            }
        } else if (result.total().value() <= FEW) {
            correction = correction(reading, TextQuery.likelier(reading, TIMES_MORE), false);
        }
        return found(result, correction, matched, highlights(request, reading, query, result));
    }

    private Map<ProductId, Found.Highlight> highlights(
            SearchRequest request, Reading reading, TextQuery query, Hits result) {
        return request.wanted().highlights() ? highlighting.of(result.page().items(), reading, query) : Map.of();
    }

    private static Found found(
            Hits hits, @Nullable Correction correction, Matched matched, Map<ProductId, Found.Highlight> highlights) {
        return new Found(hits.page(), hits.total(), hits.counts(), correction, matched, highlights);
    }

    private static @Nullable Correction correction(Reading reading, String text, boolean applied) {
        var typed = String.join(
                " ", reading.words().stream().map(Reading.Word::text).toList());
        return text.equals(typed) ? null : new Correction(text, applied);
    }

    private static Found nothing() {
        return new Found(Page.whole(List.of()), new Total(0, Relation.EXACT), null, null, Matched.ALL, Map.of());
    }

    private static List<String> words(String text) {
        var words = Words.of(text);
        return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
    }

    /// A language that has no index yet is searched in the one that stands in for it.
    private List<String> locales(Locale locale) {
        return List.of(locale.toLanguageTag(), shop.defaultLocale().toLanguageTag());
    }
}
