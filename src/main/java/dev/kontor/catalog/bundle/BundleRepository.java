package dev.kontor.catalog.bundle;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.bundle.Bundle.Candidate;
import dev.kontor.shared.database.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the parts of bundles.
@Repository
class BundleRepository {

    private static final String OWNER = """
            select p.id as product_id, p.version, p.status = 'ARCHIVED' as archived, v.sku,
                   exists (select from catalog.gift_cards g where g.product_id = p.id) as gift_card
            from catalog.products p
            join catalog.variants v on v.product_id = p.id
            where v.id = :id
            """;

    private final JdbcClient jdbc;

    BundleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The product that a variant belongs to.
    ///
    /// @param archived whether it is archived
    /// @param giftCard whether it is a gift card
    record Owner(ProductId productId, long version, boolean archived, String sku, boolean giftCard) {}

    Optional<Owner> owner(VariantId id) {
        return jdbc.sql(OWNER).param("id", id).query(Owner.class).optional();
    }

    /// Locks all bundles and the products of these variants until the transaction ends. A bundle and its
    /// parts belong to several products: only serialized changes can ensure that no part becomes a bundle, or
    /// is archived.
    Optional<Owner> lock(VariantId id, Collection<VariantId> parts) {
        lockAll();
        jdbc.sql("""
                        select id from catalog.products
                        where id in (select product_id from catalog.variants where id = :id or id = any (:parts::uuid[]))
                        order by id for no key update
                        """).param("id", id).param("parts", parts).query(UUID.class).list();
        return owner(id);
    }

    void lockAll() {
        Sql.lock(jdbc, "catalog.bundles");
    }

    boolean anyBundle(Collection<VariantId> variants) {
        return jdbc.sql("select exists (select from catalog.bundles where variant_id = any (:ids::uuid[]))")
                .param("ids", variants)
                .query(Boolean.class)
                .single();
    }

    Optional<Bundle> find(VariantId id) {
        return jdbc.sql("""
                        select b.pricing, b.discount_basis_points,
                               (select jsonb_agg(jsonb_build_object('variantId', p.part_id, 'quantity', p.quantity)
                                           order by p.position)
                                from catalog.bundle_parts p where p.bundle_id = b.variant_id) as parts
                        from catalog.bundles b where b.variant_id = :id
                        """).param("id", id).query(Bundle.class).optional();
    }

    /// Returns the existing variants and locks them until the transaction ends.
    Map<VariantId, Candidate> candidates(Collection<VariantId> ids) {
        return jdbc.sql("""
                        select v.id, p.status = 'ARCHIVED' as archived,
                               exists (select from catalog.bundles b where b.variant_id = v.id) as bundle,
                               exists (select from catalog.gift_cards g where g.product_id = p.id) as gift_card
                        from catalog.variants v
                        join catalog.products p on p.id = v.product_id
                        where v.id = any (:ids::uuid[])
                        order by v.id for key share of v
                        """).param("ids", ids).query(Candidate.class).list().stream()
                .collect(Collectors.toMap(Candidate::id, Function.identity()));
    }

    /// Returns the bundles that contain one of the variants, except for those in the list itself: their SKUs, by
    /// id.
    Map<VariantId, String> using(Collection<VariantId> parts) {
        return jdbc
                .sql("""
                        select v.id, v.sku from catalog.variants v
                        where v.id <> all (:ids::uuid[])
                        and exists (select from catalog.bundle_parts p
                                    where p.bundle_id = v.id and p.part_id = any (:ids::uuid[]))
                        order by v.sku limit 20
                        """)
                .param("ids", parts)
                .query((row, _) -> Map.entry(new VariantId(row.getObject("id", UUID.class)), row.getString("sku")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void save(VariantId id, Bundle bundle) {
        jdbc.sql("""
                        with given as (
                            select * from unnest(:parts::uuid[], :quantities::integer[]) with ordinality
                                     as g(part_id, quantity, place)
                        ), put as (
                            insert into catalog.bundles (variant_id, pricing, discount_basis_points)
                            values (:id, :pricing, :discount)
                            on conflict (variant_id) do update
                            set pricing = excluded.pricing, discount_basis_points = excluded.discount_basis_points
                        ), gone as (
                            delete from catalog.bundle_parts
                            where bundle_id = :id and part_id not in (select part_id from given)
                        )
                        insert into catalog.bundle_parts (bundle_id, part_id, position, quantity)
                        select :id, part_id, place - 1, quantity from given
                        on conflict (bundle_id, part_id) do update
                        set position = excluded.position, quantity = excluded.quantity
                        """)
                .param("id", id)
                .param("pricing", bundle.pricing().name())
                .param("discount", bundle.discountBasisPoints())
                .param("parts", bundle.partIds())
                .param(
                        "quantities",
                        bundle.parts().stream().map(BundlePartRow::quantity).toList())
                .update();
    }

    /// @return the variants that were bundles
    List<VariantId> delete(Collection<VariantId> ids) {
        return jdbc.sql("delete from catalog.bundles where variant_id = any (:ids::uuid[]) returning variant_id")
                .param("ids", ids)
                .query(VariantId.class)
                .list();
    }

    /// Increases the version of a locked product.
    void touch(Owner owner, Instant now) {
        jdbc.sql("update catalog.products set version = version + 1, updated_at = :now where id = :id")
                .param("id", owner.productId())
                .param("now", now)
                .update();
    }
}
