package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.media.PictureRole;
import dev.kontor.catalog.product.ProductOption;
import dev.kontor.catalog.product.ProductPlan;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of many products as JSON: all rows of a kind in one parameter.
final class ProductBatchRows {

    private ProductBatchRows() {}

    record ProductRow(
            UUID id,
            long version,
            String status,
            @Nullable String publishedAt,
            @Nullable String unpublishAt,
            String taxCategory,
            @Nullable String externalId,
            List<ProductOption> options,
            Object metadata,
            @Nullable UUID typeId,
            Object attributes,
            @Nullable UUID brandId,
            List<String> tags,
            List<BuyerInput> inputs,
            String createdAt,
            String updatedAt) {

        /// Times are texts with microseconds: the JSON of the API has only milliseconds.
        static ProductRow of(ProductPlan plan) {
            var product = plan.after();
            var content = product.content();
            var kind = content.characteristics();
            return new ProductRow(
                    product.id().value(),
                    product.version(),
                    product.status().name(),
                    product.publishedAt() == null ? null : product.publishedAt().toString(),
                    product.unpublishAt() == null ? null : product.unpublishAt().toString(),
                    content.taxCategory(),
                    content.externalId(),
                    content.options(),
                    content.metadata(),
                    kind.type() == null ? null : kind.type().value(),
                    kind.attributes().values(),
                    kind.brand() == null ? null : kind.brand().value(),
                    kind.tags(),
                    kind.inputs(),
                    product.createdAt().toString(),
                    product.updatedAt().toString());
        }
    }

    record TextRow(
            UUID product,
            String locale,
            String title,
            String description,
            String slug,
            @Nullable String seoTitle,
            @Nullable String seoDescription) {}

    record VariantRow(
            UUID product,
            UUID id,
            int position,
            String sku,
            @Nullable String barcode,
            List<String> optionValues,
            long weightGrams,
            boolean shippable,
            long volumeCm3,
            @Nullable String shippingProfile,
            Object attributes) {}

    record PictureRow(
            UUID product,
            int position,
            String url,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable UUID mediaId,
            PictureRole role,
            List<UUID> variantIds) {

        static PictureRow of(ProductId product, Picture picture, int position) {
            return new PictureRow(
                    product.value(),
                    position,
                    picture.url(),
                    picture.alt(),
                    picture.width(),
                    picture.height(),
                    picture.mediaId() == null ? null : picture.mediaId().value(),
                    picture.role(),
                    picture.variantIds().stream().map(VariantId::value).toList());
        }
    }

    record CategoryRow(UUID product, UUID category, int position) {}
}
