package dev.kontor.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What decides, in the catalogue, whether shoppers see a product.
///
/// @param status `DRAFT`, `SCHEDULED`, `PUBLISHED` or `ARCHIVED`
/// @param publishAt when it comes, or came, into the shop; absent for drafts
/// @param unpublishAt when it leaves the shop
/// @param today what the database takes for now
/// @param variants in the order in which they are shown
/// @param locales that it is translated into
/// @param categories how many it is in
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
