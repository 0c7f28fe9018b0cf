package dev.kontor.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data of the catalog that decides whether shoppers see a product.
///
/// @param status `DRAFT`, `SCHEDULED`, `PUBLISHED` or `ARCHIVED`
/// @param publishAt when it is, or was, published; absent for drafts
/// @param unpublishAt when it is unpublished
/// @param today the time of the database
/// @param variants in display order
/// @param locales languages that it has texts in
/// @param categories number of categories that list it
/// @param missing attributes that its type requires and it lacks, as JSON pointers
public record AssortmentStatus(
        ProductId id,
        String status,
        @Nullable Instant publishAt,
        @Nullable Instant unpublishAt,
        Instant today,
        List<VariantId> variants,
        Set<Locale> locales,
        int categories,
        List<String> missing) {}
