package dev.kontor.storefront.listing;

import dev.kontor.catalog.CollectionId;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Works out which products are in which collections. Only rows that differ are written.
@Repository
class CollectionListingRepository {

    private static final String WRITE = """
            , gone as (
                delete from storefront.collection_listings d
                where d.collection_id = any (:collections::uuid[]) %s
                and not exists (select from fresh f where f.collection_id = d.collection_id and f.product_id = d.product_id)
                returning d.collection_id
            ), put as (
                insert into storefront.collection_listings as l (collection_id, product_id, published_at, position)
                select f.collection_id, f.product_id, f.published_at, f.position from fresh f
                where not exists (
                    select from storefront.collection_listings k
                    where k.collection_id = f.collection_id and k.product_id = f.product_id
                    and k.published_at = f.published_at and k.position = f.position)
                on conflict (collection_id, product_id)
                do update set published_at = excluded.published_at, position = excluded.position
                returning l.collection_id
            )
            select collection_id from gone union select collection_id from put
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CollectionListingRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @param rules absent where staff choose the products
    record Definition(CollectionId id, @Nullable MembershipRules rules) {}

    List<Definition> definitions() {
        return jdbc.sql("select collection_id, rules from catalog.pub_collections order by collection_id")
                .query((row, _) -> {
                    var rules = row.getString("rules");
                    return new Definition(
                            new CollectionId(row.getObject("collection_id", UUID.class)),
                            rules == null ? null : json.readValue(rules, MembershipRules.class));
                })
                .list();
    }

    /// Lists the products that fit the rules.
    ///
    /// @param products that are looked at; absent for all
    /// @return the collection, if anything changed
    List<CollectionId> fill(CollectionId collection, MembershipRules rules, @Nullable Collection<UUID> products) {
        var membership = new MembershipSql(rules);
        var fresh = """
                with fresh as (
                    select :collection::uuid as collection_id, s.product_id, s.published_at, 0 as position
                    from catalog.pub_products s
                    where
                """ + membership.condition() + scope("s", products) + ")";
        var params = new HashMap<>(membership.params());
        params.put("collection", collection.value());
        return write(fresh, params, List.of(collection), products);
    }

    /// Lists the products that staff chose.
    ///
    /// @return the collections in which anything changed
    List<CollectionId> fillChosen(List<CollectionId> collections, @Nullable Collection<UUID> products) {
        var fresh = """
                with fresh as (
                    select c.collection_id, s.product_id, s.published_at, c.position
                    from catalog.pub_collection_products c
                    join catalog.pub_products s on s.product_id = c.product_id
                    where c.collection_id = any (:collections::uuid[])
                """ + scope("s", products) + ")";
        return write(fresh, new HashMap<>(), collections, products);
    }

    /// Forgets collections that are gone.
    void removeDeleted() {
        jdbc.sql("""
                delete from storefront.collection_listings d
                where not exists (select from catalog.pub_collections c where c.collection_id = d.collection_id)
                """).update();
    }

    private List<CollectionId> write(
            String fresh,
            Map<String, @Nullable Object> params,
            List<CollectionId> collections,
            @Nullable Collection<UUID> products) {
        params.put("collections", Sql.uuids(collections));
        params.put(
                "products",
                products == null ? null : products.stream().map(UUID::toString).toArray(String[]::new));
        return jdbc.sql(fresh + WRITE.formatted(scope("d", products))).params(params).query(UUID.class).list().stream()
                .map(CollectionId::new)
                .toList();
    }

    private static String scope(String alias, @Nullable Collection<UUID> products) {
        return products == null ? "" : " and " + alias + ".product_id = any (:products::uuid[])";
    }
}
