package dev.kontor.pricing.bundle;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores which bundles cost the sum of their parts; the view of prices adds them up.
@Repository
class SumRepository {

    private final JdbcClient jdbc;

    SumRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(VariantId bundle, int discountBasisPoints, Map<VariantId, Integer> parts) {
        jdbc.sql("""
                        with given as (
                            select * from unnest(:parts.key::uuid[], :parts.value::integer[]) as g(part_id, quantity)
                        ), put as (
                            insert into pricing.sums (variant_id, discount_basis_points) values (:id, :discount)
                            on conflict (variant_id) do update
                            set discount_basis_points = excluded.discount_basis_points
                        ), gone as (
                            delete from pricing.sum_parts
                            where variant_id = :id and part_id not in (select part_id from given)
                        )
                        insert into pricing.sum_parts (variant_id, part_id, quantity)
                        select :id, part_id, quantity from given
                        on conflict (variant_id, part_id) do update set quantity = excluded.quantity
                        """)
                .param("id", bundle.value())
                .param("discount", discountBasisPoints)
                .param("parts", parts)
                .update();
    }

    void delete(VariantId bundle) {
        jdbc.sql("delete from pricing.sums where variant_id = :id")
                .param("id", bundle.value())
                .update();
    }

    /// Returns the bundles that contain one of the variants.
    List<VariantId> of(Collection<VariantId> parts) {
        return jdbc.sql("""
                        select distinct variant_id from pricing.sum_parts
                        where part_id = any (:ids::uuid[]) order by variant_id
                        """)
                .param("ids", Sql.uuids(parts))
                .query(VariantId.class)
                .list();
    }
}
