package dev.kontor.storefront.product;

import dev.kontor.catalog.BrandId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The brand of a product.
record ProductBrand(
        BrandId id,
        @Schema(example = "haus-linde") String slug,
        @Schema(example = "Haus Linde") String name) {

    static final String COLUMNS = "r.brand_id, r.slug as brand_slug, r.name as brand_name";

    /// Joins the brand `r` to the products `p`.
    static final String JOIN = "left join catalog.pub_brands r on r.brand_id = p.brand_id";

    /// Reads the brand from a row with the columns of [#COLUMNS]; null if the product has none.
    static @Nullable ProductBrand of(ResultSet row) throws SQLException {
        var id = row.getObject("brand_id", UUID.class);
        return id == null
                ? null
                : new ProductBrand(new BrandId(id), row.getString("brand_slug"), row.getString("brand_name"));
    }
}
