package dev.kontor.search.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores which slots have copies in the engine, and which process feeds it.
@Repository
@WithEngine
class EngineRepository {

    private final JdbcClient jdbc;

    EngineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A searchable copy.
    ///
    /// @param name of the index in the engine
    /// @param at the database time
    record Copy(String name, Instant at) {}

    /// An index in the engine.
    ///
    /// @param reached the last copied product
    record Index(String name, int slot, boolean ready, UUID reached) {}

    /// The copy of a slot, if it is complete and no further behind than that.
    Optional<Copy> copy(int slot, Duration lag) {
        return jdbc.sql("""
                        select e.name, clock_timestamp() as at from search.engine_indexes e
                        where e.slot = :slot and e.state = 'READY' and not exists (
                            select from search.engine_feed f
                            where f.slot = e.slot
                            and f.changed_at < clock_timestamp() - :lag * interval '1 millisecond')
                        """)
                .param("slot", slot)
                .param("lag", lag.toMillis())
                .query(Copy.class)
                .optional();
    }

    /// Acquires or renews the lease for feeding the engine.
    ///
    /// @return false if another process has it
    boolean lease(UUID owner, Duration time) {
        return jdbc.sql("""
                        update search.engine_feeder
                        set owner = :owner, leased_until = clock_timestamp() + :time * interval '1 millisecond'
                        where owner = :owner or leased_until < clock_timestamp()
                        """)
                        .param("owner", owner)
                        .param("time", time.toMillis())
                        .update()
                == 1;
    }

    void release(UUID owner) {
        jdbc.sql("update search.engine_feeder set leased_until = '-infinity' where owner = :owner")
                .param("owner", owner)
                .update();
    }

    /// Locks the slots against changes until the end of the transaction.
    void lockSlots() {
        jdbc.sql("select search.lock_index()").query((_, _) -> true).list();
    }

    /// The slots in use without a copy.
    List<Integer> slotsWithoutCopy() {
        return jdbc.sql("""
                        select i.slot from search.indexes i
                        where i.state <> 'FREE' and not exists (
                            select from search.engine_indexes e where e.slot = i.slot and e.state <> 'GONE')
                        order by i.slot
                        """).query(Integer.class).list();
    }

    void add(String name, int slot) {
        jdbc.sql("""
                        insert into search.engine_indexes (name, slot, state, reached, created_at)
                        values (:name, :slot, 'FILLING', :none, clock_timestamp())
                        on conflict do nothing
                        """)
                .param("name", name)
                .param("slot", slot)
                .param("none", new UUID(0, 0))
                .update();
    }

    /// The copies in use.
    List<Index> indexes() {
        return jdbc.sql("""
                        select name, slot, state = 'READY' as ready, reached from search.engine_indexes
                        where state <> 'GONE' order by slot
                        """).query(Index.class).list();
    }

    void reached(String name, UUID product) {
        jdbc.sql("update search.engine_indexes set reached = :product where name = :name and state = 'FILLING'")
                .param("product", product)
                .param("name", name)
                .update();
    }

    void ready(String name) {
        jdbc.sql("update search.engine_indexes set state = 'READY' where name = :name and state = 'FILLING'")
                .param("name", name)
                .update();
    }

    /// Abandons copies of slots that are no longer in use, except those that a search may still be reading.
    void forgetUnused() {
        jdbc.sql("""
                        update search.engine_indexes e set state = 'GONE'
                        from search.indexes i
                        where i.slot = e.slot and e.state <> 'GONE' and i.state = 'FREE'
                        and i.freed_at < clock_timestamp() - interval '1 minute'
                        """).update();
    }

    void forget(String name) {
        jdbc.sql("update search.engine_indexes set state = 'GONE' where name = :name")
                .param("name", name)
                .update();
    }

    /// Abandons all copies with another prefix: they may belong to the shop that this is a copy of.
    void deleteForeign(String prefix) {
        jdbc.sql("delete from search.engine_indexes where not starts_with(name, :prefix)")
                .param("prefix", prefix)
                .update();
    }

    List<String> obsoleteIndexes() {
        return jdbc.sql("select name from search.engine_indexes where state = 'GONE' order by name")
                .query(String.class)
                .list();
    }

    void remove(String name) {
        jdbc.sql("delete from search.engine_indexes where name = :name and state = 'GONE'")
                .param("name", name)
                .update();
    }
}
