package dev.kontor.catalog.product;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Between a product and its rows. The parts of a product travel as JSON, all of a kind in one parameter or
/// column.
final class ProductRows {

    private final JsonMapper json;

    ProductRows(JsonMapper json) {
        this.json = json;
    }

    private record TextRow(String locale, String title, String description, String slug) {}

    private record VariantRow(
            UUID id,
            int position,
            String sku,
            @Nullable String barcode,
            List<String> optionValues,
            long weightGrams,
            boolean shippable) {

        static VariantRow of(Variant variant, int position) {
            return new VariantRow(
                    variant.id().value(),
                    position,
                    variant.sku(),
                    variant.barcode(),
                    variant.optionValues(),
                    variant.weightGrams(),
                    variant.shippable());
        }

        Variant variant() {
            return new Variant(new VariantId(id), sku, barcode, optionValues, weightGrams, shippable);
        }
    }

    private record PictureRow(
            int position,
            String url,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height) {

        static PictureRow of(Picture picture, int position) {
            return new PictureRow(position, picture.url(), picture.alt(), picture.width(), picture.height());
        }

        Picture picture() {
            return new Picture(url, alt, width, height);
        }
    }

    Map<String, @Nullable Object> columns(Product product) {
        var content = product.content();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", product.id().value());
        columns.put("version", product.version());
        columns.put("status", product.status().name());
        columns.put("publishedAt", Sql.time(product.publishedAt()));
        columns.put("taxCategory", content.taxCategory());
        columns.put("externalId", content.externalId());
        columns.put("options", json.writeValueAsString(content.options()));
        columns.put("metadata", json.writeValueAsString(content.metadata()));
        columns.put("createdAt", Sql.time(product.createdAt()));
        columns.put("updatedAt", Sql.time(product.updatedAt()));
        return columns;
    }

    String texts(Product product) {
        return json.writeValueAsString(product.content().texts().entrySet().stream()
                .map(text -> new TextRow(
                        text.getKey().toLanguageTag(),
                        text.getValue().title(),
                        text.getValue().description(),
                        text.getValue().slug()))
                .toList());
    }

    String variants(Product product) {
        var variants = product.content().variants();
        return json.writeValueAsString(IntStream.range(0, variants.size())
                .mapToObj(position -> VariantRow.of(variants.get(position), position))
                .toList());
    }

    String media(Product product) {
        var media = product.content().media();
        return json.writeValueAsString(IntStream.range(0, media.size())
                .mapToObj(position -> PictureRow.of(media.get(position), position))
                .toList());
    }

    Product product(ResultSet row) throws SQLException {
        var texts = list(row, "texts", new TypeReference<List<TextRow>>() {}).stream()
                .collect(Collectors.toMap(
                        text -> Locale.forLanguageTag(text.locale()),
                        text -> new ProductText(text.title(), text.description(), text.slug())));
        var content = new ProductContent(
                row.getString("tax_category"),
                row.getString("external_id"),
                json.readValue(row.getString("metadata"), new TypeReference<Map<String, String>>() {}),
                texts,
                list(row, "options", new TypeReference<List<ProductOption>>() {}),
                list(row, "variants", new TypeReference<List<VariantRow>>() {}).stream()
                        .map(VariantRow::variant)
                        .toList(),
                Sql.list(row, "categories").stream()
                        .map(id -> new CategoryId(UUID.fromString(id)))
                        .toList(),
                list(row, "media", new TypeReference<List<PictureRow>>() {}).stream()
                        .map(PictureRow::picture)
                        .toList());
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                ProductStatus.valueOf(row.getString("status")),
                Sql.optionalInstant(row, "published_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                content);
    }

    private <T> List<T> list(ResultSet row, String column, TypeReference<List<T>> type) throws SQLException {
        var text = row.getString(column);
        return text == null ? List.of() : json.readValue(text, type);
    }
}
