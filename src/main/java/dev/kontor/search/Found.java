package dev.kontor.search;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The result of a search.
///
/// @param page the products, in order
/// @param total their number on all pages
/// @param counts their number per value; only if requested
/// @param correction the text that was, or could be, searched for instead
/// @param matched whether the products have all words of the text, or only some
/// @param highlights where the text was found, by product; empty unless requested
public record Found(
        Page<ProductId> page,
        Total total,
        @Nullable Counts counts,
        @Nullable Correction correction,
        Matched matched,
        Map<ProductId, Highlight> highlights) {

    /// @param value the number of products; limited by the maximum that is counted
    /// @param relation whether the number is exact or a lower bound
    @Schema(name = "SearchTotal")
    public record Total(@Schema(example = "42") int value, Relation relation) {}

    /// The accuracy of a number.
    public enum Relation {
        EXACT,
        AT_LEAST
    }

    /// @param text the corrected spelling
    /// @param applied whether the products match the corrected text, because the text itself finds nothing
    @Schema(name = "SearchCorrection")
    public record Correction(
            @Schema(example = "espresso cup") String text, boolean applied) {}

    /// Which words of the text the products have.
    public enum Matched {
        /// Each of them, or a synonym.
        ALL,
        /// At least one of them: no product has all.
        ANY
    }

    /// @param title the whole title, in pieces
    /// @param description the passage with the match, in pieces; empty if there is none
    @Schema(name = "SearchHighlight")
    public record Highlight(List<Piece> title, List<Piece> description) {}

    /// A piece of a text.
    ///
    /// @param text verbatim, not escaped
    /// @param hit whether it matches the search
    @Schema(name = "HighlightPiece")
    public record Piece(@Schema(example = "Espresso") String text, boolean hit) {}
}
