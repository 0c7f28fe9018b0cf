package dev.kontor.search;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import java.util.List;

/// What the beginning of a text may become.
///
/// @param terms texts to search for
public record Suggestions(List<String> terms, List<CategoryId> categories, List<ProductId> products) {

    public static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of());
}
