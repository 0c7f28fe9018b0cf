package dev.kontor.search.index;

import dev.kontor.jobs.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores which slot serves which language, and the numbers of facets and currencies.
@Repository
class IndexRepository {

    private final JdbcClient jdbc;

    IndexRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Serializes index writers until the end of the transaction. Data read from the owners afterwards is at
    /// least as recent as that of earlier writers: old data never overwrites newer data.
    void lock() {
        jdbc.sql("select search.lock_index()").query((_, _) -> true).list();
    }

    /// Does the same as [#lock] for a start, which fails without the lock: waits for steps of a rebuild.
    void lockPatiently() {
        jdbc.sql("select set_config('lock_timeout', '30s', true), set_config('statement_timeout', '30s', true)")
                .query((_, _) -> true)
                .list();
        lock();
    }

    /// The slots that a change must be written to: those in service and those being built.
    List<Slot> inUse() {
        return jdbc.sql("""
                        select slot, locale, config, state = 'ACTIVE' as active from search.indexes
                        where state <> 'FREE' order by slot
                        """).query(IndexRepository::slot).list();
    }

    /// The slot that the job builds for a language.
    Optional<Slot> building(String locale, JobId job) {
        return jdbc.sql("""
                        select slot, locale, config, false as active from search.indexes
                        where state = 'BUILDING' and locale = :locale and job_id = :job
                        """)
                .param("locale", locale)
                .param("job", job)
                .query(IndexRepository::slot)
                .optional();
    }

    /// Whether the job still builds the slot. Call [#lock] before.
    boolean isBuilding(Slot slot, JobId job) {
        return building(slot.locale(), job).filter(slot::equals).isPresent();
    }

    private static Slot slot(ResultSet row, int number) throws SQLException {
        return new Slot(row.getInt("slot"), row.getString("locale"), row.getString("config"), row.getBoolean("active"));
    }

    /// Claims an empty free slot for a language. A slot that was in service until recently is skipped: a search
    /// may still be reading it.
    Slot claim(String locale, String config) {
        var free = jdbc.sql("""
                        select slot from search.indexes
                        where state = 'FREE' and freed_at < clock_timestamp() - interval '1 minute'
                        order by slot limit 1 for update skip locked
                        """).query(Integer.class).optional();
        int slot = free.orElseGet(
                () -> jdbc.sql("select search.add_slot()").query(Integer.class).single());
        jdbc.sql("select search.clear_slot(:slot::smallint), search.watch_slot(:slot::smallint)")
                .param("slot", slot)
                .query((_, _) -> true)
                .list();
        jdbc.sql("""
                        with gone as (
                            update search.engine_indexes set state = 'GONE' where slot = :slot and state <> 'GONE'
                        )
                        delete from search.engine_feed where slot = :slot
                        """).param("slot", slot).update();
        jdbc.sql("""
                        update search.indexes
                        set state = 'BUILDING', locale = :locale, config = :config, built_at = null, freed_at = null,
                            job_id = null
                        where slot = :slot
                        """)
                .param("locale", locale)
                .param("config", config)
                .param("slot", slot)
                .update();
        return new Slot(slot, locale, config, false);
    }

    /// The languages with a complete index filled by the current text analysis.
    List<String> complete() {
        return jdbc.sql("select locale from search.indexes where state = 'ACTIVE' and analysis = :analysis")
                .param("analysis", Document.ANALYSIS)
                .query(String.class)
                .list();
    }

    /// Assigns a slot to a job, which fills it from the beginning.
    void hand(Slot slot, JobId job) {
        jdbc.sql("update search.indexes set job_id = :job, analysis = :analysis where slot = :slot")
                .param("job", job)
                .param("analysis", Document.ANALYSIS)
                .param("slot", slot.number())
                .update();
    }

    /// Frees slots being built for languages that already have one in service.
    void freeDuplicates() {
        jdbc.sql("""
                        update search.indexes i
                        set state = 'FREE', locale = null, config = null, built_at = null,
                            freed_at = clock_timestamp()
                        where i.state = 'BUILDING' and exists (
                            select from search.indexes a where a.locale = i.locale and a.state = 'ACTIVE')
                        """).update();
    }

    /// Switches a slot into service instead of the current one.
    void activate(Slot slot) {
        free(slot.locale(), "ACTIVE");
        jdbc.sql("update search.indexes set state = 'ACTIVE', built_at = clock_timestamp() where slot = :slot")
                .param("slot", slot.number())
                .update();
    }

    /// Frees the slots of languages that the shop no longer supports.
    void freeUnsupported(Collection<String> locales) {
        jdbc.sql("""
                        update search.indexes
                        set state = 'FREE', locale = null, config = null, built_at = null,
                            freed_at = clock_timestamp()
                        where state <> 'FREE' and locale <> all (:locales::text[])
                        """).param("locales", locales).update();
    }

    /// Vacuums and analyzes a slot after bulk writes.
    void settle(Slot slot) {
        jdbc.sql("select search.settle_slot(:slot::smallint)")
                .param("slot", slot.number())
                .query((_, _) -> true)
                .list();
    }

    /// The position of each currency in `prices`, with new currencies at the end.
    Map<String, Integer> places(Collection<String> currencies) {
        var places = places();
        for (var currency : currencies) {
            if (!places.containsKey(currency)) {
                jdbc.sql("insert into search.currencies (currency, place) values (:currency, :place)")
                        .param("currency", currency)
                        .param("place", places.size() + 1)
                        .update();
                places.put(currency, places.size() + 1);
            }
        }
        return places;
    }

    /// Whether all currencies have a position in `prices`.
    boolean knows(Collection<String> currencies) {
        return places().keySet().containsAll(currencies);
    }

    /// The numbers of facets; new facets get one.
    Map<Facet, Integer> numbers(Set<Facet> facets) {
        var list = facets.stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
        var dimensions = list.stream().map(Facet::dimension).toArray(String[]::new);
        var values = list.stream().map(Facet::value).toArray(String[]::new);
        jdbc.sql("""
                        insert into search.facet_values (dimension, value)
                        select w.dimension, w.value from unnest(:dimensions::text[], :values::text[]) w (dimension, value)
                        where not exists (
                            select from search.facet_values f where f.dimension = w.dimension and f.value = w.value)
                        on conflict do nothing
                        """).param("dimensions", dimensions).param("values", values).update();
        var numbers = new HashMap<Facet, Integer>();
        jdbc.sql("""
                        select f.dimension, f.value, f.id
                        from unnest(:dimensions::text[], :values::text[]) w (dimension, value)
                        join search.facet_values f on f.dimension = w.dimension and f.value = w.value
                        """).param("dimensions", dimensions).param("values", values).query(row -> {
            numbers.put(new Facet(row.getString("dimension"), row.getString("value")), row.getInt("id"));
        });
        return numbers;
    }

    /// Stores translations of options and their values.
    void addFacets(Collection<ProductFacts.Option> options) {
        var labels = new TreeMap<List<String>, String>(Comparator.comparing(Object::toString));
        for (var option : options) {
            option.names().forEach((locale, label) -> labels.put(List.of(option.name(), "", locale), label));
            option.labels()
                    .forEach((value, texts) ->
                            texts.forEach((locale, label) -> labels.put(List.of(option.name(), value, locale), label)));
        }
        if (labels.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into search.option_labels as o (name, value, locale, label)
                        select * from unnest(:names::text[], :values::text[], :locales::text[], :labels::text[])
                        on conflict (name, value, locale) do update set label = excluded.label
                        where o.label <> excluded.label
                        """)
                .param("names", labels.keySet().stream().map(List::getFirst).toList())
                .param("values", labels.keySet().stream().map(key -> key.get(1)).toList())
                .param("locales", labels.keySet().stream().map(List::getLast).toList())
                .param("labels", labels.values())
                .update();
    }

    private void free(String locale, String state) {
        jdbc.sql("""
                        update search.indexes
                        set state = 'FREE', locale = null, config = null, built_at = null,
                            freed_at = clock_timestamp()
                        where locale = :locale and state = :state
                        """).param("locale", locale).param("state", state).update();
    }

    private record Place(String currency, int place) {}

    private Map<String, Integer> places() {
        return jdbc.sql("select currency, place from search.currencies").query(Place.class).list().stream()
                .collect(Collectors.toMap(Place::currency, Place::place, (first, _) -> first, HashMap::new));
    }
}
