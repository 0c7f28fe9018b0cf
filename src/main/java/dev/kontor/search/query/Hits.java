package dev.kontor.search.query;

import dev.kontor.catalog.ProductId;
import dev.kontor.search.Counts;
import dev.kontor.search.Found.Total;
import dev.kontor.shared.web.paging.Page;
import org.jspecify.annotations.Nullable;

/// The products that match text and filters.
///
/// @param counts only if requested
public record Hits(
        Page<ProductId> page, Total total, @Nullable Counts counts) {}
