package dev.kontor.catalog.product;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.media.PictureRole;
import dev.kontor.catalog.type.Attributes;
import dev.kontor.media.MediaId;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Maps a product to rows and back. Child rows travel as JSON: all rows of a kind in one parameter or column.
final class ProductRowMapper {

    private final JsonMapper json;

    ProductRowMapper(JsonMapper json) {
        this.json = json;
    }

    private record TextRow(
            String locale,
            String title,
            String description,
            String slug,
            @Nullable String seoTitle,
            @Nullable String seoDescription) {}

    private record RelationRow(Relation.Kind kind, UUID relatedId, int position) {}

    private record VariantRow(
            UUID id,
            int position,
            String sku,
            @Nullable String barcode,
            List<String> optionValues,
            long weightGrams,
            boolean shippable,
            long volumeCm3,
            @Nullable String shippingProfile,
            Map<String, JsonNode> attributes) {

        static VariantRow of(Variant variant, int position) {
            return new VariantRow(
                    variant.id().value(),
                    position,
                    variant.sku(),
                    variant.barcode(),
                    variant.optionValues(),
                    variant.weightGrams(),
                    variant.shippable(),
                    variant.volumeCm3(),
                    variant.shippingProfile(),
                    variant.attributes().values());
        }

        Variant variant() {
            return new Variant(
                    new VariantId(id),
                    sku,
                    barcode,
                    optionValues,
                    weightGrams,
                    shippable,
                    volumeCm3,
                    shippingProfile,
                    Attributes.of(attributes));
        }
    }

    private record PictureRow(
            int position,
            String url,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable UUID mediaId,
            PictureRole role,
            List<UUID> variantIds) {

        static PictureRow of(Picture picture, int position) {
            return new PictureRow(
                    position,
                    picture.url(),
                    picture.alt(),
                    picture.width(),
                    picture.height(),
                    picture.mediaId() == null ? null : picture.mediaId().value(),
                    picture.role(),
                    picture.variantIds().stream().map(VariantId::value).toList());
        }

        Picture picture() {
            return new Picture(
                    mediaId == null ? null : new MediaId(mediaId),
                    url,
                    alt,
                    width,
                    height,
                    role,
                    variantIds.stream().map(VariantId::new).toList());
        }
    }

    Map<String, @Nullable Object> columns(Product product) {
        var content = product.content();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", product.id().value());
        columns.put("version", product.version());
        columns.put("status", product.status().name());
        columns.put("publishedAt", product.publishedAt());
        columns.put("unpublishAt", product.unpublishAt());
        columns.put("taxCategory", content.taxCategory());
        columns.put("externalId", content.externalId());
        columns.put("options", json.writeValueAsString(content.options()));
        columns.put("metadata", json.writeValueAsString(content.metadata()));
        var characteristics = content.characteristics();
        columns.put(
                "type",
                characteristics.type() == null ? null : characteristics.type().value());
        columns.put(
                "attributes",
                json.writeValueAsString(characteristics.attributes().values()));
        columns.put(
                "brand",
                characteristics.brand() == null ? null : characteristics.brand().value());
        columns.put("tags", Sql.texts(characteristics.tags()));
        columns.put("inputs", json.writeValueAsString(characteristics.inputs()));
        columns.put("createdAt", product.createdAt());
        columns.put("updatedAt", product.updatedAt());
        return columns;
    }

    String texts(Product product) {
        return json.writeValueAsString(product.content().texts().entrySet().stream()
                .map(text -> new TextRow(
                        text.getKey().toLanguageTag(),
                        text.getValue().title(),
                        text.getValue().description(),
                        text.getValue().slug(),
                        text.getValue().seoTitle(),
                        text.getValue().seoDescription()))
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

    String relations(Product product) {
        var relations = product.content().relations();
        return json.writeValueAsString(IntStream.range(0, relations.size())
                .mapToObj(position -> new RelationRow(
                        relations.get(position).kind(),
                        relations.get(position).productId().value(),
                        position))
                .toList());
    }

    Product product(ResultSet row) throws SQLException {
        var texts = list(row, "texts", new TypeReference<List<TextRow>>() {}).stream()
                .collect(Collectors.toMap(
                        text -> Locale.forLanguageTag(text.locale()),
                        text -> new ProductText(
                                text.title(),
                                text.description(),
                                text.slug(),
                                text.seoTitle(),
                                text.seoDescription())));
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
                        .toList(),
                list(row, "relations", new TypeReference<List<RelationRow>>() {}).stream()
                        .map(relation -> new Relation(relation.kind(), new ProductId(relation.relatedId())))
                        .toList(),
                characteristics(row));
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                ProductStatus.valueOf(row.getString("status")),
                Sql.optionalInstant(row, "published_at"),
                Sql.optionalInstant(row, "unpublish_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                content);
    }

    private Characteristics characteristics(ResultSet row) throws SQLException {
        var type = row.getObject("type_id", UUID.class);
        var brand = row.getObject("brand_id", UUID.class);
        return new Characteristics(
                type == null ? null : new ProductTypeId(type),
                Attributes.of(
                        json.readValue(row.getString("attributes"), new TypeReference<Map<String, JsonNode>>() {})),
                brand == null ? null : new BrandId(brand),
                Sql.list(row, "tags"),
                list(row, "inputs", new TypeReference<List<BuyerInput>>() {}));
    }

    private <T> List<T> list(ResultSet row, String column, TypeReference<List<T>> type) throws SQLException {
        var text = row.getString(column);
        return text == null ? List.of() : json.readValue(text, type);
    }
}
