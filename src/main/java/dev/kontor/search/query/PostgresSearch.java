package dev.kontor.search.query;

import dev.kontor.search.Found;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.search.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Searches in PostgreSQL: one statement to analyze the text, one to search; if no product has all words as
/// typed, one more with corrected words, and a last one for any of them.
@Service
@Transactional(readOnly = true)
public class PostgresSearch implements SearchPort {

    private final TextSearch texts;
    private final HitQueries hits;
    private final SuggestionQueries suggestions;

    PostgresSearch(TextSearch texts, HitQueries hits, SuggestionQueries suggestions) {
        this.texts = texts;
        this.hits = hits;
        this.suggestions = suggestions;
    }

    @Override
    public Found search(SearchRequest request) {
        return texts.read(request)
                .map(reading -> texts.find(request, reading, hits))
                .orElseGet(TextSearch::nothing);
    }

    @Override
    public Suggestions suggest(SuggestionRequest request) {
        return texts.read(request)
                .map(reading -> suggestions.suggest(request, reading))
                .orElseGet(() -> Suggestions.NONE);
    }
}
