package dev.kontor.catalog.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.DomainException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a [WantedProduct].
///
/// @param id absent if it was refused, or would be created in a dry run
/// @param variants by SKU; none in a dry run
/// @param refusal set where it was refused; its pointers begin at `data`
public record WrittenProduct(
        Effect effect,
        @Nullable ProductId id,
        Map<String, VariantId> variants,
        @Nullable DomainException refusal) {

    /// What happened.
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    public static WrittenProduct refused(DomainException refusal) {
        return new WrittenProduct(Effect.REFUSED, null, Map.of(), refusal);
    }
}
