package dev.kontor.search;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was found.
///
/// @param page the products, in order
/// @param total how many there are, on all pages
/// @param counts how many there are of each kind; only if wanted
/// @param correction the text that was or could be searched for instead
/// @param matched whether the products have all words of the text, or only some
/// @param highlights where the text was found, by product; empty unless wanted
public record Found(
        Page<ProductId> page,
        Total total,
        @Nullable Counts counts,
        @Nullable Correction correction,
        Matched matched,
        Map<ProductId, Highlight> highlights) {

    /// @param value how many products; not more than are counted at all
    /// @param relation whether there are exactly so many, or at least
    @Schema(name = "SearchTotal")
    public record Total(@Schema(example = "42") int value, Relation relation) {}

    /// How a number relates to the truth.
    public enum Relation {
        EXACT,
        AT_LEAST
    }

    /// @param text what would have been the right spelling
    /// @param applied whether the products are those of the corrected text, because the text itself finds nothing
    @Schema(name = "SearchCorrection")
    public record Correction(
            @Schema(example = "espresso cup") String text, boolean applied) {}

    /// What the products have of the words of the text.
    public enum Matched {
        /// Each of them, or a synonym.
        ALL,
        /// At least one of them: nothing has all.
        ANY
    }

    /// @param title the whole title, in pieces
    /// @param description the place where the text was found, in pieces; empty if it was not found there
    @Schema(name = "SearchHighlight")
    public record Highlight(List<Piece> title, List<Piece> description) {}

    /// A piece of a text.
    ///
    /// @param text as it stands in the text, not escaped
    /// @param hit whether it is what was searched for
    @Schema(name = "HighlightPiece")
    public record Piece(@Schema(example = "Espresso") String text, boolean hit) {}
}
