package dev.kontor.catalog.assortment;

import dev.kontor.catalog.ChannelAssortment;
import dev.kontor.catalog.ChannelAssortments;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.ChannelId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores decisions about products in channels. Callers lock the products before they write.
@Repository
class AssortmentRepository implements ChannelAssortments {

    private static final Sorting SORTING =
            Sorting.by("e.product_id", "-updatedAt", SortField.time("updatedAt", "e.updated_at"));

    private static final String COLUMNS = """
            e.channel_id as channel, e.product_id as product, e.version, e.listed, e.published_from as "from",
            e.published_until as until, e.updated_at
            """;
    private static final String FROM = "catalog.channel_products e";
    private static final String SELECT = "select " + COLUMNS + " from " + FROM + " ";

    private static final String DUE = """
            case when %1$s.published_from > now() then %1$s.published_from
                 when %1$s.published_until > now() then %1$s.published_until end
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    AssortmentRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// An entry whose start or end time has come.
    record Due(ChannelId channel, ProductId product) {}

    Page<AssortmentEntry> ofChannel(ChannelId channel, Listing listing) {
        return lists.select(COLUMNS, FROM)
                .where(new Conditions().and("e.channel_id = :channel", "channel", channel))
                .page(
                        listing,
                        SORTING,
                        AssortmentEntry.class,
                        (entry, field) -> Sql.value(entry, field.equals("id") ? "product" : field),
                        channel.text());
    }

    boolean exists(ProductId product) {
        return jdbc.sql("select exists (select from catalog.products where id = :id)")
                .param("id", product)
                .query(Boolean.class)
                .single();
    }

    List<AssortmentEntry> ofProduct(ProductId product) {
        return jdbc.sql(SELECT + "where e.product_id = :product")
                .param("product", product)
                .query(AssortmentEntry.class)
                .list();
    }

    Optional<AssortmentEntry> find(ChannelId channel, ProductId product) {
        return jdbc.sql(SELECT + "where e.channel_id = :channel and e.product_id = :product")
                .param("channel", channel)
                .param("product", product)
                .query(AssortmentEntry.class)
                .optional();
    }

    @Override
    public ChannelAssortment of(ProductId product, ChannelId channel) {
        return find(channel, product)
                .map(entry -> new ChannelAssortment(entry.listed(), entry.from(), entry.until()))
                .orElse(ChannelAssortment.UNDECIDED);
    }

    /// Locks the products and the decisions about them until the transaction ends.
    ///
    /// @return the products that exist
    Set<ProductId> lock(Collection<ProductId> products) {
        return new HashSet<>(
                jdbc.sql("""
                        select id from catalog.products where id = any (:ids::uuid[]) order by id for no key update
                        """).param("ids", products).query(ProductId.class).list());
    }

    /// Returns the decisions about the products in the channel, by product.
    Map<ProductId, AssortmentEntry> of(ChannelId channel, Collection<ProductId> products) {
        return jdbc
                .sql(SELECT + "where e.channel_id = :channel and e.product_id = any (:ids::uuid[])")
                .param("channel", channel)
                .param("ids", products)
                .query(AssortmentEntry.class)
                .list()
                .stream()
                .collect(Collectors.toMap(AssortmentEntry::product, Function.identity()));
    }

    void save(
            ChannelId channel,
            Collection<ProductId> products,
            boolean listed,
            @Nullable Instant from,
            @Nullable Instant until,
            Instant now) {
        jdbc.sql("""
                with wanted as (
                    select :channel::uuid as channel_id, w.product_id, :listed::boolean as listed,
                           :from::timestamptz as published_from, :until::timestamptz as published_until
                    from unnest(:ids::uuid[]) as w(product_id)
                )
                insert into catalog.channel_products as e
                    (channel_id, product_id, version, listed, published_from, published_until, due_at, updated_at)
                select w.channel_id, w.product_id, nextval('catalog.channel_product_versions'), w.listed, w.published_from, w.published_until, %s, :now
                from wanted w
                order by w.product_id
                on conflict (channel_id, product_id) do update
                set version = nextval('catalog.channel_product_versions'), listed = excluded.listed, published_from = excluded.published_from,
                    published_until = excluded.published_until, due_at = excluded.due_at, updated_at = excluded.updated_at
                """.formatted(DUE.formatted("w")))
                .param("channel", channel)
                .param("listed", listed)
                .param("from", from)
                .param("until", until)
                .param("ids", products)
                .param("now", now)
                .update();
    }

    void remove(ChannelId channel, ProductId product) {
        jdbc.sql("delete from catalog.channel_products where channel_id = :channel and product_id = :product")
                .param("channel", channel)
                .param("product", product)
                .update();
    }

    void removeAll(ChannelId channel) {
        jdbc.sql("delete from catalog.channel_products where channel_id = :channel")
                .param("channel", channel)
                .update();
    }

    /// Updates the product data that entries copy for lists.
    void relist(Collection<ProductId> products) {
        jdbc.sql("select catalog.relist_channels(:ids::uuid[])")
                .param("ids", products)
                .query((_, _) -> true)
                .single();
    }

    /// Returns entries whose time has come and marks them as processed. Each entry is returned to one caller only.
    List<Due> takeDue(int most) {
        return jdbc.sql("""
                with due as (
                    select channel_id, product_id from catalog.channel_products
                    where due_at <= now() order by due_at limit :most for update skip locked
                )
                update catalog.channel_products e set due_at = %s
                from due d where d.channel_id = e.channel_id and d.product_id = e.product_id
                returning e.channel_id as channel, e.product_id as product
                """.formatted(DUE.formatted("e")))
                .param("most", most)
                .query(Due.class)
                .list();
    }
}
