package dev.kontor.catalog.product.read;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CatalogFacts;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.id.TypedId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Provides what rules of other modules select variants by.
@Repository
class FactQueries implements CatalogFacts {

    private final JdbcClient jdbc;

    FactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<VariantId, ProductFacts> of(Collection<VariantId> ids) {
        record Row(
                VariantId id,
                @Nullable BrandId brand,
                List<UUID> categories,
                List<UUID> collections,
                List<String> tags,
                Map<String, List<String>> attributes) {}
        var facts = new HashMap<VariantId, ProductFacts>();
        jdbc.sql("""
                        with recursive branch as (
                            select v.product_id, pc.category_id
                            from catalog.variants v join catalog.product_categories pc on pc.product_id = v.product_id
                            where v.id = any(:ids)
                            union
                            select b.product_id, c.parent_id from branch b join catalog.categories c on c.id = b.category_id
                            where c.parent_id is not null
                        )
                        select v.id, p.brand_id as brand, p.tags,
                            array(select distinct b.category_id from branch b where b.product_id = p.id) as categories,
                            array(select cp.collection_id from catalog.collection_products cp
                                join catalog.collections c on c.id = cp.collection_id and c.rules is null
                                where cp.product_id = p.id) as collections,
                            (select coalesce(jsonb_object_agg(given.code, given.keys), '{}') from (
                                select a.code, jsonb_agg(distinct value.key) as keys
                                from catalog.attribute_values value
                                join catalog.attributes a on a.id = value.attribute_id
                                where value.product_id = p.id and (value.variant_id is null or value.variant_id = v.id)
                                group by a.code) given) as attributes
                        from catalog.variants v join catalog.products p on p.id = v.product_id
                        where v.id = any(:ids)
                        """)
                .param("ids", ids)
                .query(Row.class)
                .list()
                .forEach(row -> facts.put(
                        row.id(),
                        new ProductFacts(
                                row.brand(),
                                row.categories().stream().map(CategoryId::new).collect(Collectors.toUnmodifiableSet()),
                                row.collections().stream()
                                        .map(CollectionId::new)
                                        .collect(Collectors.toUnmodifiableSet()),
                                Set.copyOf(row.tags()),
                                row.attributes().entrySet().stream()
                                        .collect(Collectors.toUnmodifiableMap(
                                                Map.Entry::getKey, entry -> Set.copyOf(entry.getValue()))))));
        return facts;
    }

    @Override
    public Set<TypedId> missing(Collection<? extends TypedId> ids) {
        var known = Set.copyOf(jdbc.sql("""
                        select id from catalog.products where id = any(:ids)
                        union all select id from catalog.variants where id = any(:ids)
                        union all select id from catalog.categories where id = any(:ids)
                        union all select id from catalog.brands where id = any(:ids)
                        union all select id from catalog.collections where id = any(:ids) and rules is null
                        """).param("ids", ids).query(UUID.class).list());
        var missing = new HashSet<TypedId>(ids);
        missing.removeIf(id -> known.contains(id.value()));
        return missing;
    }

    @Override
    public Set<String> missingAttributes(Collection<String> codes) {
        var missing = new HashSet<>(codes);
        jdbc.sql("select code from catalog.attributes where code = any(:codes)")
                .param("codes", codes)
                .query(String.class)
                .list()
                .forEach(missing::remove);
        return missing;
    }

    @Override
    public Map<VariantId, ProductId> variants(Collection<ProductId> ids) {
        return products("product_id", ids);
    }

    @Override
    public Map<VariantId, ProductId> products(Collection<VariantId> ids) {
        return products("id", ids);
    }

    private Map<VariantId, ProductId> products(String column, Collection<? extends TypedId> ids) {
        record Row(VariantId id, ProductId productId) {}
        return jdbc
                .sql("select id, product_id from catalog.variants where %s = any(:ids)".formatted(column))
                .param("ids", ids)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, Row::productId));
    }
}
