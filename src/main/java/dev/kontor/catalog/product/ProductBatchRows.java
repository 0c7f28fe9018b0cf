package dev.kontor.catalog.product;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of many products; they travel as JSON, all of a kind in one parameter.
final class ProductBatchRows {

    private ProductBatchRows() {}

    record ProductRow(
            UUID id,
            long version,
            String status,
            @Nullable String publishedAt,
            String taxCategory,
            @Nullable String externalId,
            List<ProductOption> options,
            Object metadata,
            @Nullable UUID typeId,
            Object attributes,
            @Nullable UUID brandId,
            List<String> tags,
            String createdAt,
            String updatedAt) {

        /// Times as text to the microsecond: the API's JSON knows only milliseconds.
        static ProductRow of(ProductPlan plan) {
            var product = plan.after();
            var content = product.content();
            var kind = content.characteristics();
            return new ProductRow(
                    product.id().value(),
                    product.version(),
                    product.status().name(),
                    product.publishedAt() == null ? null : product.publishedAt().toString(),
                    content.taxCategory(),
                    content.externalId(),
                    content.options(),
                    content.metadata(),
                    kind.type() == null ? null : kind.type().value(),
                    kind.attributes().values(),
                    kind.brand() == null ? null : kind.brand().value(),
                    kind.tags(),
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
            Object attributes) {}

    record PictureRow(
            UUID product,
            int position,
            String url,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height) {}

    record CategoryRow(UUID product, UUID category, int position) {}
}
