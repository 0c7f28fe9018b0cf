package dev.kontor.search.query;

import dev.kontor.catalog.ProductId;
import dev.kontor.search.Found;
import dev.kontor.search.Found.Correction;
import dev.kontor.search.Found.Matched;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.Found.Total;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.search.log.QueryLog;
import dev.kontor.search.query.ReadingQueries.Purpose;
import dev.kontor.search.text.JoinedWords;
import dev.kontor.search.text.TypedWord;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The interpretation of a search, for every source: the text as typed; if nothing has all its words, the
/// corrected words; if that finds nothing either, any of them.
@Component
public class TextSearch {

    private static final int MAX_WORDS = 12;
    private static final int FEW = 3;
    private static final int TIMES_MORE = 10;

    private final ReadingQueries readings;
    private final Highlighting highlighting;
    private final QueryLog log;
    private final Shop shop;

    TextSearch(ReadingQueries readings, Highlighting highlighting, QueryLog log, Shop shop) {
        this.readings = readings;
        this.highlighting = highlighting;
        this.log = log;
        this.shop = shop;
    }

    /// Nothing was found, and nothing could be.
    public static Found nothing() {
        return new Found(Page.whole(List.of()), new Total(0, Relation.EXACT), null, null, Matched.ALL, Map.of());
    }

    /// The analysis of the text and the filters: one statement. Absent if nothing can match: the text has no
    /// words, or there is no index yet.
    public Optional<IndexView> read(SearchRequest request) {
        var words = words(text(request));
        if (words.isEmpty() && !text(request).isEmpty()) {
            return Optional.empty();
        }
        return readings.read(
                locales(request.locale()),
                request.currency().getCurrencyCode(),
                SearchConditions.facets(request.filter()),
                words,
                Purpose.SEARCH);
    }

    /// The same for a partial text.
    Optional<IndexView> read(SuggestionRequest request) {
        var words = words(request.text());
        return words.isEmpty()
                ? Optional.empty()
                : readings.read(locales(request.locale()), "", List.of(), words, Purpose.SUGGESTION);
    }

    /// Finds the products.
    public Found find(SearchRequest request, IndexView reading, HitSource source) {
        var text = text(request);
        if (text.isEmpty()) {
            return found(source.find(request, reading, null), null, Matched.ALL, Map.of());
        }
        var found = found(request, reading, text, source);
        if (request.listing().cursor() == null) {
            log.note(reading.slot().locale(), text, found.total().value() > 0);
        }
        return found;
    }

    /// A query with its hits.
    private record Attempt(
            TextQuery query,
            Hits hits,
            Matched matched,
            @Nullable Correction correction) {

        boolean isEmpty() {
            return hits.total().value() == 0;
        }
    }

    private Found found(SearchRequest request, IndexView reading, String text, HitSource source) {
        var attempt = attempt(request, reading, text, source);
        return found(
                attempt.hits(),
                attempt.correction(),
                attempt.matched(),
                highlights(request, reading, attempt.query(), attempt.hits()));
    }

    private Attempt attempt(SearchRequest request, IndexView reading, String text, HitSource source) {
        var query = TextQuery.exactly(text, reading);
        var exact = new Attempt(query, source.find(request, reading, query), Matched.ALL, null);
        if (!request.wanted().lenience()
                || (exact.isEmpty() && !request.filter().isNone() && source.exist(reading, query, request.channel()))) {
            // The filters exclude everything: other words would not help.
            return exact;
        }
        if (exact.isEmpty()) {
            return lenient(exact, request, reading, source);
        }
        return exact.hits().total().value() > FEW
                ? exact
                : new Attempt(
                        query,
                        exact.hits(),
                        Matched.ALL,
                        correction(reading, TextQuery.likelier(reading, TIMES_MORE), false));
    }

    /// Corrects the words, and if that does not help, accepts any of them.
    private Attempt lenient(Attempt exact, SearchRequest request, IndexView reading, HitSource source) {
        var hinted = reading.with(readings.hints(reading));
        var corrected = TextQuery.corrected(hinted);
        var attempt = corrected.words().equals(TextQuery.exactly("", reading).words())
                ? exact
                : new Attempt(
                        corrected,
                        source.find(request, reading, corrected),
                        hinted.hasOnlyHeads() ? Matched.ANY : Matched.ALL,
                        correction(reading, TextQuery.corrections(hinted), true));
        if (attempt.isEmpty() && (reading.words().size() > 1 || hinted.hasSplits())) {
            var any = TextQuery.any(hinted);
            attempt = new Attempt(any, source.find(request, reading, any), Matched.ANY, attempt.correction());
        }
        return attempt.isEmpty() ? new Attempt(attempt.query(), attempt.hits(), Matched.ALL, null) : attempt;
    }

    private Map<ProductId, Found.Highlight> highlights(
            SearchRequest request, IndexView reading, TextQuery query, Hits result) {
        return request.wanted().highlights() ? highlighting.of(result.page().items(), reading, query) : Map.of();
    }

    private static Found found(
            Hits hits, @Nullable Correction correction, Matched matched, Map<ProductId, Found.Highlight> highlights) {
        return new Found(hits.page(), hits.total(), hits.counts(), correction, matched, highlights);
    }

    private static @Nullable Correction correction(IndexView reading, String text, boolean applied) {
        return text.equals(reading.typed()) ? null : new Correction(text, applied);
    }

    private static String text(SearchRequest request) {
        return request.text() == null ? "" : request.text().strip();
    }

    private static List<TypedWord> words(String text) {
        var words = JoinedWords.typed(text);
        return words.size() > MAX_WORDS ? words.subList(0, MAX_WORDS) : words;
    }

    /// A language without an index is searched in its fallback language.
    private List<Locale> locales(Locale locale) {
        return List.of(locale, shop.defaultLocale());
    }
}
