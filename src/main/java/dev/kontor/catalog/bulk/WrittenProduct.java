package dev.kontor.catalog.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The result of writing a [WantedProduct].
///
/// @param id absent if it was rejected, or would be created in a dry run
/// @param variants by SKU; empty in a dry run
/// @param refusal set if it was rejected; its pointers are relative to `data`
public record WrittenProduct(
        Effect effect,
        @Nullable ProductId id,
        Map<String, VariantId> variants,
        @Nullable DomainException refusal) {

    public static WrittenProduct refused(DomainException refusal) {
        return new WrittenProduct(Effect.REFUSED, null, Map.of(), refusal);
    }
}
