package dev.kontor.search.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the documents to be sent to the engine: one statement for many.
@Repository
@WithEngine
class FeedRepository {

    private static final String READ = """
            with next as materialized (%s)
            select n.product_id, n.version, d.product_id is not null as there, d.popularity, d.availability,
                (extract(epoch from d.published_at) * 1000000)::bigint as published, d.sort_title as title,
                to_jsonb(d.prices) as prices, to_jsonb(d.facets) as facets, d.numbers,
                to_jsonb(tsvector_to_array(d.words)) as words,
                to_jsonb(tsvector_to_array(ts_filter(d.words, '{a}'))) as title_words,
                to_jsonb(tsvector_to_array(ts_filter(d.words, '{b}'))) as sku_words,
                to_jsonb(tsvector_to_array(ts_filter(d.words, '{c}'))) as kind_words,
                c.channels
            from next n
            left join search.documents_%d d on d.product_id = n.product_id
            cross join lateral (
                select jsonb_agg(jsonb_build_object('id', e.channel_id,
                        'from', case when e.listed
                            then (extract(epoch from coalesce(e.published_from, '1970-01-01Z')) * 1000)::bigint end,
                        'until', (extract(epoch from e.published_until) * 1000)::bigint)) as channels
                from catalog.pub_channel_entries e
                where e.product_id = d.product_id) c
            """;

    private static final String CHANGED = """
            select f.product_id, f.version from search.engine_feed f
            where f.slot = :slot order by f.version limit :count
            """;

    private static final String AFTER = """
            select x.product_id, 1::bigint as version from search.documents_%d x
            where x.product_id > :reached order by x.product_id limit :count
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FeedRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Documents that have changed since their last transfer, the oldest change first.
    List<FeedEntry> changed(int slot, int count) {
        return jdbc.sql(READ.formatted(CHANGED, slot))
                .param("slot", slot)
                .param("count", count)
                .query((row, _) -> fed(row))
                .list();
    }

    /// The next documents of a slot in id order.
    List<FeedEntry> after(int slot, UUID reached, int count) {
        return jdbc.sql(READ.formatted(AFTER.formatted(slot), slot) + " order by n.product_id")
                .param("reached", reached)
                .param("count", count)
                .query((row, _) -> fed(row))
                .list();
    }

    /// Removes transferred documents from the feed. Those that changed meanwhile stay.
    void delivered(int slot, List<FeedEntry> entries) {
        jdbc.sql("""
                        with sent as (
                            select * from unnest(:ids::uuid[], :versions::bigint[]) as s (product_id, version)
                        ), gone as (
                            delete from search.engine_feed f using sent s
                            where f.slot = :slot and f.product_id = s.product_id and f.version = s.version
                        )
                        update search.engine_feed f set changed_at = clock_timestamp()
                        from sent s
                        where f.slot = :slot and f.product_id = s.product_id and f.version > s.version
                        """)
                .param("ids", entries.stream().map(each -> each.id().toString()).toList())
                .param("versions", entries.stream().map(FeedEntry::version).toList())
                .param("slot", slot)
                .update();
    }

    /// Marks products for transfer in every copy.
    void add(List<UUID> products) {
        jdbc.sql("""
                        insert into search.engine_feed as f (slot, product_id, version, changed_at)
                        select e.slot, p.id, nextval('search.engine_versions'), clock_timestamp()
                        from search.engine_indexes e cross join unnest(:ids::uuid[]) as p (id)
                        where e.state <> 'GONE'
                        order by e.slot, p.id
                        on conflict (slot, product_id) do update set version = excluded.version
                        """)
                .param("ids", products.stream().map(UUID::toString).toList())
                .update();
    }

    /// Removes entries of copies that do not exist.
    void tidy() {
        jdbc.sql("""
                        delete from search.engine_feed f where not exists (
                            select from search.engine_indexes e where e.slot = f.slot and e.state <> 'GONE')
                        """).update();
    }

    /// The number of waiting changes.
    long waiting() {
        return jdbc.sql("select count(*) from search.engine_feed")
                .query(Long.class)
                .single();
    }

    private FeedEntry fed(ResultSet row) throws SQLException {
        var id = row.getObject("product_id", UUID.class);
        long version = row.getLong("version");
        if (!row.getBoolean("there")) {
            return new FeedEntry(id, version, null);
        }
        var document = json.createObjectNode();
        document.put("id", id.toString());
        for (var words : List.of("words", "title_words", "sku_words", "kind_words", "facets")) {
            document.set(words, json.readTree(row.getString(words)));
        }
        var prices = document.putObject("prices");
        int place = 1;
        for (var price : json.readTree(row.getString("prices"))) {
            if (!price.isNull()) {
                prices.set(String.valueOf(place), price);
            }
            place++;
        }
        var numbers = document.putArray("numbers");
        json.readTree(row.getString("numbers"))
                .properties()
                .forEach(field -> field.getValue()
                        .forEach(number -> numbers.add(Numbers.text(field.getKey(), number.decimalValue()))));
        document.put("published", row.getLong("published"));
        document.put("popularity", row.getInt("popularity"));
        document.put("availability", row.getInt("availability"));
        document.put("title", row.getString("title"));
        @Nullable String channels = row.getString("channels");
        if (channels != null) {
            document.set("channels", entries(channels));
        }
        return new FeedEntry(id, version, document);
    }

    /// A product without a start date is never sold; one without an end date is sold forever.
    private JsonNode entries(String channels) {
        var entries = json.readTree(channels);
        for (var entry : entries) {
            var dates = (ObjectNode) entry;
            if (dates.path("from").isNull()) {
                dates.put("from", Long.MAX_VALUE);
            }
            if (dates.path("until").isNull()) {
                dates.put("until", Long.MAX_VALUE);
            }
        }
        return entries;
    }
}
