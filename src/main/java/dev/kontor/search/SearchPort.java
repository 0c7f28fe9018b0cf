package dev.kontor.search;

/// Finds products. PostgreSQL answers; another engine that is fed by the event log can stand in for it.
///
/// Whatever the text is (operators, quotes, symbols), it is searched for and never refused.
public interface SearchPort {

    /// The products that fit, in the order that was asked for, and how many there are of each kind.
    ///
    /// @throws dev.kontor.shared.problem.BadRequestException `invalid-filter` for a sort that is not offered,
    ///     `invalid-cursor` for a cursor of another search
    Found search(SearchRequest request);

    /// What the beginning of a text may become: at most ten in all, the best first.
    Suggestions suggest(SuggestionRequest request);
}
