package dev.kontor.catalog.product;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.type.TypeRules;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records changes of products: in the audit log, with one entry for the product and one for each variant that
/// changed, and in the media library, which media are in use.
@Component
public class ProductAudit {

    private final AuditLog audit;
    private final ProductMediaUse shown;

    ProductAudit(AuditLog audit, ProductMediaUse shown) {
        this.audit = audit;
        this.shown = shown;
    }

    /// @param before absent if the product is new
    /// @param rules of its type; absent if its values have not changed
    public void changed(@Nullable Product before, Product after, @Nullable TypeRules rules) {
        audited(before, after);
        shown.changed(before, after, rules);
    }

    /// Records the change in the audit log only.
    public void audited(@Nullable Product before, Product after) {
        var old = before == null ? null : Recorded.of(before);
        var now = Recorded.of(after);
        if (!now.equals(old)) {
            audit.record(action(before, after), after.id(), old, now);
        }
        variants(before, after);
    }

    /// @param gone the product as it was
    public void purged(Product gone) {
        audit.record("product.purged", gone.id(), Recorded.of(gone), null);
        gone.content()
                .variants()
                .forEach(variant ->
                        audit.record("variant.deleted", variant.id(), VariantDetails.of(variant, gone), null));
    }

    private static String action(@Nullable Product before, Product after) {
        if (before == null) {
            return "product.created";
        }
        if (before.status() == after.status()) {
            return "product.updated";
        }
        return switch (after.status()) {
            case DRAFT -> "product.unpublished";
            case SCHEDULED -> "product.scheduled";
            case PUBLISHED -> "product.published";
            case ARCHIVED -> "product.archived";
        };
    }

    private void variants(@Nullable Product before, Product after) {
        var old = before == null ? Map.<VariantId, Variant>of() : byId(before);
        var now = byId(after);
        for (var variant : after.content().variants()) {
            var previous = old.get(variant.id());
            if (before == null || previous == null) {
                audit.record("variant.created", variant.id(), null, VariantDetails.of(variant, after));
            } else if (!previous.equals(variant)) {
                audit.record(
                        "variant.updated",
                        variant.id(),
                        VariantDetails.of(previous, before),
                        VariantDetails.of(variant, after));
            }
        }
        if (before != null) {
            before.content().variants().stream()
                    .filter(variant -> !now.containsKey(variant.id()))
                    .forEach(variant ->
                            audit.record("variant.deleted", variant.id(), VariantDetails.of(variant, before), null));
        }
    }

    private static Map<VariantId, Variant> byId(Product product) {
        return product.content().variants().stream().collect(Collectors.toMap(Variant::id, Function.identity()));
    }

    /// @param texts by language tag
    /// @param variants in display order
    private record Recorded(
            ProductStatus status,
            @Nullable Instant publishedAt,
            @Nullable Instant unpublishAt,
            String taxCategory,
            @Nullable String externalId,
            Map<String, String> metadata,
            Map<String, ProductText> texts,
            List<ProductOption> options,
            List<VariantId> variants,
            List<CategoryId> categoryIds,
            List<Picture> media,
            List<Relation> relations,
            Characteristics characteristics) {

        static Recorded of(Product product) {
            var content = product.content();
            return new Recorded(
                    product.status(),
                    product.status() == ProductStatus.SCHEDULED ? product.publishedAt() : null,
                    product.unpublishAt(),
                    content.taxCategory(),
                    content.externalId(),
                    content.metadata(),
                    content.texts().entrySet().stream()
                            .collect(Collectors.toMap(text -> tag(text.getKey()), Map.Entry::getValue)),
                    content.options(),
                    content.variants().stream().map(Variant::id).toList(),
                    content.categories(),
                    content.media(),
                    content.relations(),
                    content.characteristics());
        }

        private static String tag(Locale locale) {
            return locale.toLanguageTag();
        }
    }
}
