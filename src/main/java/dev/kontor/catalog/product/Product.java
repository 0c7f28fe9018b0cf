package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A product with its variants and the rules of its life cycle. Each change returns the next version; a change
/// that breaks a rule throws.
public record Product(
        ProductId id,
        long version,
        ProductStatus status,
        @Nullable Instant publishedAt,
        @Nullable Instant unpublishAt,
        Instant createdAt,
        Instant updatedAt,
        ProductContent content) {

    public static Product create(ProductContent content, Instant now) {
        return new Product(ProductId.next(), 1, ProductStatus.DRAFT, null, null, now, now, content);
    }

    public Product revise(ProductContent revised, Instant now) {
        requireNotArchived("changed");
        if (status.isForTheShop() && revised.variants().isEmpty()) {
            throw ProductContent.refusal("A published product needs at least one variant.");
        }
        return next(status, publishedAt, unpublishAt, now, revised);
    }

    public Product publish(Instant now) {
        if (status != ProductStatus.DRAFT && status != ProductStatus.SCHEDULED) {
            throw transition("published");
        }
        requireVariant();
        return next(ProductStatus.PUBLISHED, now, unpublishAt, now, content);
    }

    public Product unpublish(Instant now) {
        if (!status.isForTheShop()) {
            throw transition("unpublished");
        }
        return next(ProductStatus.DRAFT, null, null, now, content);
    }

    /// Sets when the product is published and unpublished. An absent time cancels what was scheduled.
    ///
    /// @param today the time of the database, which decides what is published
    public Product schedule(ScheduleProduct wanted, Instant today, Instant now) {
        requireNotArchived("scheduled");
        var from = wanted.publishAt();
        var until = wanted.unpublishAt();
        if (until != null && !until.isAfter(from == null ? today : from)) {
            throw refusal("/unpublishAt", "Must be in the future and after `publishAt`.");
        }
        if (from == null) {
            if (until != null && status != ProductStatus.PUBLISHED) {
                throw refusal("/publishAt", "A product that is not published needs `publishAt` as well.");
            }
            return status == ProductStatus.PUBLISHED
                    ? next(status, publishedAt, until, now, content)
                    : next(ProductStatus.DRAFT, null, null, now, content);
        }
        if (status == ProductStatus.PUBLISHED) {
            throw transition("scheduled to be published");
        }
        if (!from.isAfter(today)) {
            throw refusal("/publishAt", "Must be in the future. To publish at once, use `publish`.");
        }
        requireVariant();
        return next(ProductStatus.SCHEDULED, from, until, now, content);
    }

    /// Publishes or unpublishes the product if the scheduled time has come.
    ///
    /// @param today the time of the database
    public Product applySchedule(Instant today, Instant now) {
        if (status.isForTheShop() && unpublishAt != null && !unpublishAt.isAfter(today)) {
            return unpublish(now);
        }
        return status == ProductStatus.SCHEDULED && publishedAt != null && !publishedAt.isAfter(today)
                ? next(ProductStatus.PUBLISHED, publishedAt, unpublishAt, now, content)
                : this;
    }

    public Product archive(Instant now) {
        if (status == ProductStatus.ARCHIVED) {
            throw transition("archived");
        }
        return next(ProductStatus.ARCHIVED, null, null, now, content);
    }

    /// @throws ConflictException `invalid-state-transition` unless it is archived
    public void requirePurgeable() {
        if (status != ProductStatus.ARCHIVED) {
            throw transition("purged; archive it first");
        }
    }

    /// Returns whether it differs in more than the version and the time of change.
    public boolean differsFrom(Product other) {
        return status != other.status
                || !Objects.equals(publishedAt, other.publishedAt)
                || !Objects.equals(unpublishAt, other.unpublishAt)
                || !content.equals(other.content);
    }

    public Product withVariants(List<Variant> added, Instant now) {
        var variants = new ArrayList<>(content.variants());
        variants.addAll(added);
        return revise(content.withVariants(variants), now);
    }

    /// Replaces the variant with the id of the changed one.
    ///
    /// @param position position among the variants, from 0; a larger value means the end
    public Product changeVariant(Variant changed, int position, Instant now) {
        var variants = new ArrayList<>(content.variants());
        variants.remove(variant(changed.id()));
        variants.add(Math.min(position, variants.size()), changed);
        return revise(content.withVariants(variants), now);
    }

    public Product removeVariant(VariantId removed, Instant now) {
        var variants = new ArrayList<>(content.variants());
        variants.remove(variant(removed));
        return revise(content.withVariants(variants), now);
    }

    public Product translate(Locale locale, ProductText text, Instant now) {
        var texts = new HashMap<>(content.texts());
        texts.put(locale, text);
        return revise(content.withTexts(texts), now);
    }

    public Product setMedia(List<Picture> media, Instant now) {
        return revise(content.withMedia(media), now);
    }

    public Product setRelations(List<Relation> relations, Instant now) {
        if (relations.stream().anyMatch(relation -> relation.productId().equals(id))) {
            throw ProductContent.refusal("A product cannot be related to itself.");
        }
        return revise(content.withRelations(relations), now);
    }

    /// Parses the attribute values by the rules of the product type. A published product must have all required
    /// values.
    ///
    /// @param changed the variant that the request changes; problems point to its values without its index
    public Product validateAttributes(TypeRules rules, @Nullable VariantId changed) {
        var variants = content.variants();
        var checked = rules.check(
                content.attributes(),
                content.variantAttributes(),
                status.isForTheShop(),
                index -> variants.get(index).id().equals(changed) ? "" : "/variants/" + index);
        return withContent(content.withAttributes(checked.product(), checked.variants()));
    }

    /// Returns this version with content that differs in representation only.
    public Product withContent(ProductContent written) {
        return new Product(id, version, status, publishedAt, unpublishAt, createdAt, updatedAt, written);
    }

    public Variant variant(VariantId wanted) {
        return content.variants().stream()
                .filter(variant -> variant.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> NotFoundException.of("variant", wanted));
    }

    public ProductText text(Locale locale) {
        var text = content.texts().get(locale);
        if (text == null) {
            throw new NotFoundException("The product has no texts in " + locale.toLanguageTag() + ".");
        }
        return text;
    }

    private Product next(
            ProductStatus nextStatus,
            @Nullable Instant nextPublishedAt,
            @Nullable Instant nextUnpublishAt,
            Instant now,
            ProductContent nextContent) {
        return new Product(id, version + 1, nextStatus, nextPublishedAt, nextUnpublishAt, createdAt, now, nextContent);
    }

    public List<VariantId> variantIds() {
        return content.variants().stream().map(Variant::id).toList();
    }

    /// Returns the variants of the earlier version that this one no longer has.
    public List<VariantId> removedVariants(Product before) {
        var now = variantIds();
        return before.variantIds().stream().filter(id -> !now.contains(id)).toList();
    }

    public boolean isArchived() {
        return status == ProductStatus.ARCHIVED;
    }

    private void requireVariant() {
        if (content.variants().isEmpty()) {
            throw ProductContent.refusal("A product needs at least one variant before it can be published.");
        }
    }

    private static RejectedException refusal(String pointer, String detail) {
        return RejectedException.at(pointer, "rejected", detail);
    }

    private void requireNotArchived(String step) {
        if (status == ProductStatus.ARCHIVED) {
            throw transition(step);
        }
    }

    private ConflictException transition(String step) {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION,
                "A product that is %s cannot be %s.".formatted(status, step),
                Map.of("current", status.name()));
    }
}
