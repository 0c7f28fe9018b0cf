package dev.kontor.search;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import java.util.List;

/// Completions of a partial text.
///
/// @param terms texts to search for
public record Suggestions(List<String> terms, List<CategoryId> categories, List<ProductId> products) {

    public static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of());
}
