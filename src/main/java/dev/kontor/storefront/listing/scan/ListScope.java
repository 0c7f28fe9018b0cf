package dev.kontor.storefront.listing.scan;

import dev.kontor.catalog.Assortment;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;
import dev.kontor.shared.database.Sql;
import dev.kontor.storefront.attribute.ChosenAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The scope of a list: everything that the channel sells, or a category, a collection, a brand, or a
/// combination; with matching attributes.
///
/// @param products the only products of the list; empty if all may be in it
public record ListScope(
        Channel channel,
        @Nullable CategoryId category,
        @Nullable CollectionId collection,
        List<ProductId> products,
        List<BrandId> brands,
        List<String> tags,
        List<ChosenAttribute> attributes) {

    /// The source of keys, named `s`, along an index in list order.
    String source() {
        return category != null
                ? "catalog.pub_category_listings s"
                : collection != null
                        ? "storefront.collection_listings s"
                        : isChosen() ? "catalog.pub_channel_listings s" : "catalog.pub_products s";
    }

    /// Whether the list reads the channel's chosen products: possibly few, in a shop with many.
    private boolean isChosen() {
        return channel.assortment() == AssortmentMode.CHOSEN && category == null && collection == null;
    }

    /// The condition that is part of the index used to read the source.
    String range() {
        return category != null
                ? " where s.category_id = :category"
                : collection != null
                        ? " where s.collection_id = :collection"
                        : isChosen()
                                ? " where s.channel_id = :channel"
                                : " where true" + (brands.size() == 1 ? " and s.brand_id = :brand" : "");
    }

    /// The products of each part of the scope: statements that return `product_id`.
    ///
    /// @param ordered whether the list follows the order of the source, so that the source is not a separate
    ///     part
    List<String> sets(boolean ordered) {
        var sets = new ArrayList<String>();
        if (category != null && !ordered) {
            sets.add("select c.product_id from catalog.pub_category_listings c where c.category_id = :category");
        }
        if (collection != null && (category != null || !ordered)) {
            sets.add("select o.product_id from storefront.collection_listings o where o.collection_id = :collection");
        }
        if (!products.isEmpty()) {
            sets.add("select unnest(:products::uuid[]) as product_id");
        }
        // The index of one brand has the order of a list; several brands have no common index.
        if (!brands.isEmpty() && !(isDirect() && ordered && brands.size() == 1)) {
            sets.add("select p.product_id from catalog.pub_products p where p." + ofBrand());
        }
        if (!tags.isEmpty()) {
            sets.add("select p.product_id from catalog.pub_products p where p.tags && :tags::text[]");
        }
        return sets;
    }

    private boolean isDirect() {
        return category == null && collection == null && !isChosen();
    }

    /// Whether the list can follow the order set by staff.
    boolean isPlaced() {
        return category == null && collection != null;
    }

    /// The condition that a row of the source belongs to the list.
    String condition() {
        var sql = new StringBuilder(" where true");
        if (category != null) {
            sql.append(" and s.category_id = :category");
        }
        if (collection != null) {
            sql.append(category == null ? " and s.collection_id = :collection" : """
                     and exists (select from storefront.collection_listings o
                                 where o.collection_id = :collection and o.product_id = s.product_id)
                    """);
        }
        if (!products.isEmpty()) {
            sql.append(" and s.product_id = any (:products::uuid[])");
        }
        sql.append(isChosen() ? " and s.channel_id = :channel" : Assortment.and(channel, "s.product_id"));
        // If a list reads the products themselves, the brand's index has its order too.
        var own = (brands.isEmpty() ? "" : " and %s." + ofBrand())
                + (tags.isEmpty() ? "" : " and %s.tags && :tags::text[]");
        if (isDirect()) {
            sql.append(own.replace("%s", "s"));
        } else if (!own.isEmpty()) {
            sql.append("""
                     and exists (select from catalog.pub_products p where p.product_id = s.product_id
                    """).append(own.replace("%s", "p")).append(")");
        }
        return sql.toString();
    }

    private String ofBrand() {
        return brands.size() == 1 ? "brand_id = :brand" : "brand_id = any (:brands::uuid[])";
    }

    void addTo(Map<String, @Nullable Object> params) {
        params.put("category", category == null ? null : category.value());
        params.put("collection", collection == null ? null : collection.value());
        params.put("products", Sql.uuids(products));
        params.put("brand", brands.isEmpty() ? null : brands.getFirst().value());
        params.put("brands", Sql.uuids(brands));
        params.put("tags", Sql.texts(tags));
    }
}
