package dev.kontor.storefront.listing;

import dev.kontor.shared.database.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The products of collections.
@Repository
class CollectionListingRepository {

    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final String LISTED = """
            select collection_id as collection, product_id as product, published_at, position
            from storefront.collection_listings
            where collection_id = any (:collections::uuid[])
            """;
    private static final String CHOSEN = """
            select c.collection_id as collection, s.product_id as product, s.published_at, c.position
            from catalog.pub_collection_products c
            join catalog.pub_products s on s.product_id = c.product_id
            where c.collection_id = any (:collections::uuid[])
            """;

    private final JdbcClient jdbc;

    CollectionListingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param rules absent if staff choose the products
    record Definition(UUID id, @Nullable MembershipRules rules) {}

    /// A product in a collection.
    record Listing(UUID collection, UUID product, Instant publishedAt, int position) {}

    /// Serializes writers until the end of the transaction. Writers read the owners afterwards, so older data
    /// never overwrites newer data.
    void waitForOthers() {
        Sql.lock(jdbc, "storefront.collection_listings");
    }

    List<Definition> definitions() {
        return jdbc.sql("select collection_id as id, rules from catalog.pub_collections order by collection_id")
                .query(Definition.class)
                .list();
    }

    /// The listing entries of these products.
    Set<Listing> listedOf(Collection<UUID> collections, Collection<UUID> products) {
        return listings(LISTED + "and product_id = any (:products::uuid[])", collections, products);
    }

    /// The listing entries of the products after one and up to another.
    Set<Listing> listedBetween(Collection<UUID> collections, UUID after, UUID upTo) {
        return jdbc.sql(LISTED + "and product_id > :after and product_id <= :upTo")
                .param("collections", collections)
                .param("after", after)
                .param("upTo", upTo)
                .query(Listing.class)
                .set();
    }

    /// All listing entries.
    Set<Listing> listed(Collection<UUID> collections) {
        return listings(LISTED, collections, List.of());
    }

    /// The published products among these that staff chose.
    Set<Listing> chosenOf(Collection<UUID> collections, Collection<UUID> products) {
        return listings(CHOSEN + "and c.product_id = any (:products::uuid[])", collections, products);
    }

    /// All published products that staff chose.
    Set<Listing> chosen(Collection<UUID> collections) {
        return listings(CHOSEN, collections, List.of());
    }

    private Set<Listing> listings(String sql, Collection<UUID> collections, Collection<UUID> products) {
        return jdbc.sql(sql)
                .param("collections", collections)
                .param("products", products)
                .query(Listing.class)
                .set();
    }

    void remove(Collection<Listing> gone) {
        jdbc.sql("""
                        delete from storefront.collection_listings d
                        using unnest(:collections::uuid[], :products::uuid[]) as g(collection_id, product_id)
                        where d.collection_id = g.collection_id and d.product_id = g.product_id
                        """)
                .param("collections", gone.stream().map(Listing::collection).toList())
                .param("products", gone.stream().map(Listing::product).toList())
                .update();
    }

    void put(Collection<Listing> fresh) {
        jdbc.sql("""
                        insert into storefront.collection_listings (collection_id, product_id, published_at, position)
                        select * from unnest(:collections::uuid[], :products::uuid[], :times::timestamptz[],
                                             :positions::integer[])
                        on conflict (collection_id, product_id)
                        do update set published_at = excluded.published_at, position = excluded.position
                        """)
                .param("collections", fresh.stream().map(Listing::collection).toList())
                .param("products", fresh.stream().map(Listing::product).toList())
                .param("times", fresh.stream().map(Listing::publishedAt).toList())
                .param("positions", fresh.stream().map(Listing::position).toList())
                .update();
    }

    /// Deleted collections that still have entries.
    List<UUID> deleted() {
        // From one collection to the next along the index: there are few collections and many rows.
        return jdbc.sql("""
                        with recursive listed as (
                            (select collection_id from storefront.collection_listings order by collection_id limit 1)
                            union all
                            select (select l.collection_id from storefront.collection_listings l
                                    where l.collection_id > listed.collection_id order by l.collection_id limit 1)
                            from listed where listed.collection_id is not null
                        )
                        select collection_id from listed
                        where collection_id is not null and not exists (
                            select from catalog.pub_collections c where c.collection_id = listed.collection_id)
                        """).query(UUID.class).list();
    }

    /// Deletes some entries of a deleted collection.
    ///
    /// @return whether there may be more
    boolean forgetSome(UUID collection) {
        int gone = jdbc.sql("""
                        delete from storefront.collection_listings
                        where collection_id = :collection and product_id in (
                            select product_id from storefront.collection_listings
                            where collection_id = :collection order by product_id limit :most)
                        """)
                .param("collection", collection)
                .param("most", FORGOTTEN_AT_ONCE)
                .update();
        return gone == FORGOTTEN_AT_ONCE;
    }
}
