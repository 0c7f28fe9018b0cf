package dev.kontor.wishlist;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The wishlists of customers. The owner is part of every condition, except for shared lists.
@Repository
class WishlistRepository {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));
    private static final String LIST = """
            select l.id, l.version, l.name, l.share_hash is not null as shared, l.owner_name, l.created_at, l.updated_at,
                (select count(*) from wishlist.items i where i.list_id = l.id) as items
            from wishlist.lists l
            """;
    private static final String ITEM = "id, variant_id, product_id, title, variant_title, quantity, note, created_at";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    WishlistRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// A list that others see.
    record Shared(WishlistId id, String name, @Nullable String ownerName) {}

    List<WishlistDetails> all(CustomerId customer) {
        return jdbc.sql(LIST + "where l.customer_id = :customer order by l.created_at, l.id")
                .param("customer", customer)
                .query(WishlistDetails.class)
                .list();
    }

    Optional<WishlistDetails> find(CustomerId customer, WishlistId id) {
        return jdbc.sql(LIST + "where l.customer_id = :customer and l.id = :id")
                .param("customer", customer)
                .param("id", id)
                .query(WishlistDetails.class)
                .optional();
    }

    /// Locks the lists, in the order of their ids, until the end of the transaction.
    ///
    /// @return how many of them are the customer's
    int lock(CustomerId customer, Collection<WishlistId> ids) {
        return jdbc.sql("""
                        select id from wishlist.lists where customer_id = :customer and id = any(:ids)
                        order by id for no key update
                        """)
                .param("customer", customer)
                .param("ids", ids)
                .query(WishlistId.class)
                .list()
                .size();
    }

    /// Serializes the creation of a customer's lists until the transaction ends: parallel requests must not
    /// exceed the limit. An advisory lock, because there is no row before the first list.
    void lockCount(CustomerId customer) {
        Sql.lock(jdbc, "wishlist.lists " + customer.text());
    }

    /// Stores a list unless the customer has too many. The count must be locked.
    boolean insert(CustomerId customer, WishlistId id, String name, Instant now, int most) {
        return jdbc.sql("""
                        insert into wishlist.lists (id, version, customer_id, name, created_at, updated_at)
                        select :id, 1, :customer, :name, :now, :now
                        where (select count(*) from wishlist.lists where customer_id = :customer) < :most
                        """)
                        .param("id", id)
                        .param("customer", customer)
                        .param("name", name)
                        .param("now", now)
                        .param("most", most)
                        .update()
                == 1;
    }

    void rename(WishlistId id, String name, Instant now) {
        jdbc.sql("""
                        update wishlist.lists set name = :name, version = version + 1, updated_at = :now
                        where id = :id and name <> :name
                        """).param("id", id).param("name", name).param("now", now).update();
    }

    boolean delete(CustomerId customer, WishlistId id) {
        return jdbc.sql("delete from wishlist.lists where customer_id = :customer and id = :id")
                        .param("customer", customer)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Replaces the link of the list.
    boolean share(CustomerId customer, WishlistId id, byte[] hash, @Nullable String ownerName, Instant now) {
        return jdbc.sql("""
                        update wishlist.lists set share_hash = :hash, owner_name = cast(:ownerName as text),
                            version = version + 1, updated_at = :now
                        where customer_id = :customer and id = :id
                        """)
                        .param("customer", customer)
                        .param("id", id)
                        .param("hash", hash)
                        .param("ownerName", ownerName)
                        .param("now", now)
                        .update()
                == 1;
    }

    void endSharing(WishlistId id, Instant now) {
        jdbc.sql("""
                        update wishlist.lists set share_hash = null, owner_name = null, version = version + 1,
                            updated_at = :now
                        where id = :id and share_hash is not null
                        """).param("id", id).param("now", now).update();
    }

    Optional<Shared> shared(byte[] hash) {
        return jdbc.sql("select id, name, owner_name from wishlist.lists where share_hash = :hash")
                .param("hash", hash)
                .query(Shared.class)
                .optional();
    }

    Page<StoredItem> items(WishlistId list, Listing listing) {
        return lists.select(ITEM, "wishlist.items")
                .where(new Conditions().and("list_id = :list", "list", list))
                .page(listing, SORTING, StoredItem.class, list);
    }

    /// All items of the list, the newest first.
    List<StoredItem> items(WishlistId list) {
        return jdbc.sql("select " + ITEM
                        + " from wishlist.items where list_id = :list order by created_at desc, id desc")
                .param("list", list)
                .query(StoredItem.class)
                .list();
    }

    Optional<StoredItem> item(WishlistId list, WishlistItemId id) {
        return jdbc.sql("select " + ITEM + " from wishlist.items where list_id = :list and id = :id")
                .param("list", list)
                .param("id", id)
                .query(StoredItem.class)
                .optional();
    }

    /// Stores the item, or adds its units to the item of the variant.
    ///
    /// @return empty if the list has too many items
    Optional<StoredItem> add(WishlistId list, StoredItem wanted, int most) {
        return jdbc.sql("""
                        insert into wishlist.items as i (id, list_id, variant_id, product_id, title, variant_title, quantity,
                            note, created_at)
                        select :id, :list, :variantId, :productId, :title, :variantTitle, :quantity, :note, :createdAt
                        where (select count(*) from wishlist.items where list_id = :list and variant_id <> :variantId) < :most
                        on conflict (list_id, variant_id) do update set
                            quantity = least(:mostUnits, i.quantity + excluded.quantity),
                            note = coalesce(excluded.note, i.note)
                        returning %s
                        """.formatted(ITEM.replaceAll("(\\w+)", "i.$1")))
                .paramSource(wanted)
                .param("list", list)
                .param("most", most)
                .param("mostUnits", WishlistItem.MAX_QUANTITY)
                .query(StoredItem.class)
                .optional();
    }

    void change(WishlistItemId id, int quantity, @Nullable String note) {
        jdbc.sql("""
                        update wishlist.items set quantity = :quantity, note = cast(:note as text)
                        where id = :id and (quantity <> :quantity or note is distinct from cast(:note as text))
                        """)
                .param("id", id)
                .param("quantity", quantity)
                .param("note", note)
                .update();
    }

    boolean remove(WishlistId list, WishlistItemId id) {
        return jdbc.sql("delete from wishlist.items where list_id = :list and id = :id")
                        .param("list", list)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Removes units that were moved elsewhere: an item without units is deleted.
    void take(List<WishlistItemId> ids, List<Integer> units) {
        jdbc.sql("""
                        with moved as (
                            select * from unnest(:ids::uuid[], :units::int[]) as m (id, units)
                        ), gone as (
                            delete from wishlist.items i using moved m where i.id = m.id and i.quantity <= m.units
                        )
                        update wishlist.items i set quantity = i.quantity - m.units
                        from moved m where i.id = m.id and i.quantity > m.units and m.units > 0
                        """).param("ids", ids).param("units", units).update();
    }
}
