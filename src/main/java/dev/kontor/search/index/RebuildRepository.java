package dev.kontor.search.index;

import dev.kontor.search.RebuildId;
import dev.kontor.search.index.Rebuild.State;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps the rebuilds: what is wished for, who works on it, how far it has come. A process that dies leaves its lease
/// to run out; the next one goes on where it was.
@Repository
class RebuildRepository {

    private static final String COLUMNS = "id, state, locales, reached, products, requested_at, finished_at";

    private final JdbcClient jdbc;

    RebuildRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Wishes for a rebuild, unless one is under way.
    ///
    /// @return false if one is
    boolean request(RebuildId id, Collection<String> locales) {
        return jdbc.sql("""
                        insert into search.rebuilds (id, state, requested_at, locales, reached)
                        values (:id, 'WAITING', clock_timestamp(), :locales::text[], :start)
                        on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("locales", Sql.texts(locales))
                        .param("start", Rebuild.START)
                        .update()
                == 1;
    }

    /// The newest.
    Optional<Rebuild> latest() {
        return jdbc.sql("select " + COLUMNS + " from search.rebuilds order by requested_at desc, id desc limit 1")
                .query((row, _) -> rebuild(row))
                .optional();
    }

    /// Takes or keeps the lease on what is to be done.
    Optional<Rebuild> lease(UUID owner) {
        return jdbc.sql("""
                        update search.rebuilds
                        set state = 'RUNNING', owner = :owner, leased_until = clock_timestamp() + interval '1 minute'
                        where id = (
                            select r.id from search.rebuilds r
                            where r.state <> 'SUCCEEDED'
                            and (r.owner is null or r.owner = :owner or r.leased_until < clock_timestamp())
                            for update skip locked limit 1)
                        returning
                        """ + COLUMNS)
                .param("owner", owner)
                .query((row, _) -> rebuild(row))
                .optional();
    }

    /// Notes how far it has come.
    void advance(Rebuild rebuild, UUID owner, UUID reached, int products) {
        must(jdbc.sql("""
                        update search.rebuilds
                        set reached = :reached, products = products + :products,
                            leased_until = clock_timestamp() + interval '1 minute'
                        where id = :id and owner = :owner and state = 'RUNNING'
                        """)
                .param("reached", reached)
                .param("products", products)
                .param("id", rebuild.id().value())
                .param("owner", owner)
                .update());
    }

    /// Notes that a language is done.
    void finish(Rebuild rebuild, UUID owner, List<String> left) {
        must(jdbc.sql("""
                        update search.rebuilds
                        set locales = :left::text[], reached = :start,
                            state = case when cardinality(:left::text[]) = 0 then 'SUCCEEDED' else state end,
                            finished_at = case when cardinality(:left::text[]) = 0 then clock_timestamp() end
                        where id = :id and owner = :owner and state = 'RUNNING'
                        """)
                .param("left", Sql.texts(left))
                .param("start", Rebuild.START)
                .param("id", rebuild.id().value())
                .param("owner", owner)
                .update());
    }

    /// Keeps the last few.
    void forgetOld() {
        jdbc.sql("""
                        delete from search.rebuilds where state = 'SUCCEEDED' and id not in (
                            select id from search.rebuilds order by requested_at desc limit 20)
                        """).update();
    }

    private static void must(int rows) {
        if (rows == 0) {
            throw new IllegalStateException("another process has taken over the rebuild");
        }
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        return new Rebuild(
                new RebuildId(row.getObject("id", UUID.class)),
                State.valueOf(row.getString("state")),
                Sql.list(row, "locales"),
                row.getObject("reached", UUID.class),
                row.getInt("products"),
                Sql.instant(row, "requested_at"),
                Sql.optionalInstant(row, "finished_at"));
    }
}
