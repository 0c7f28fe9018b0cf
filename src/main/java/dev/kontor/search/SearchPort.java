package dev.kontor.search;

/// Finds products. PostgreSQL answers; another engine fed by the event log can replace it.
///
/// Any text (operators, quotes, symbols) is searched for and never rejected.
public interface SearchPort {

    /// The matching products in the requested order, and their number per value.
    ///
    /// @throws dev.kontor.shared.problem.BadRequestException `invalid-filter` for an unsupported sort,
    ///     `invalid-cursor` for a cursor of another search
    Found search(SearchRequest request);

    /// Completions of a partial text: at most ten in total, the best first.
    Suggestions suggest(SuggestionRequest request);
}
