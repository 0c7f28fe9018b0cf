package dev.kontor.channel;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the rows of channels.
@Repository
class ChannelRepository {

    private static final Sorting SORTING = Sorting.by(
            "c.id",
            "code",
            SortField.text("code", "c.code"),
            SortField.text("name", "c.name"),
            SortField.time("createdAt", "c.created_at"));

    private static final String SELECT = """
            select c.id, c.version, c.code, c.name, c.active, c.assortment, c.curated, c.priced, c.locales, c.currencies,
                   c.created_at, c.updated_at
            from channel.channels c
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    ChannelRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<StoredChannel> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> channel(row))
                .list();
        var page = window.page(rows, (channel, field) -> switch (field) {
            case "code" -> channel.code();
            case "name" -> channel.name();
            case "createdAt" -> channel.createdAt();
            default -> channel.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from channel.channels")
                        .query(Long.class)
                        .single())
                : page;
    }

    List<StoredChannel> all() {
        return jdbc.sql(SELECT + "order by c.code = :standard desc, c.code")
                .param("standard", Channel.DEFAULT)
                .query((row, _) -> channel(row))
                .list();
    }

    Optional<StoredChannel> find(ChannelId id) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("id", id.value())
                .query((row, _) -> channel(row))
                .optional();
    }

    /// Loads the channel and locks it against changes and references until the transaction ends.
    Optional<StoredChannel> findForUpdate(ChannelId id) {
        return jdbc.sql(SELECT + "where c.id = :id for update")
                .param("id", id.value())
                .query((row, _) -> channel(row))
                .optional();
    }

    /// Loads the channels and prevents their deletion until the transaction ends.
    List<StoredChannel> hold(Collection<String> codes) {
        return jdbc.sql(SELECT + "where c.code = any (:codes) order by c.id for key share")
                .param("codes", Sql.texts(codes))
                .query((row, _) -> channel(row))
                .list();
    }

    /// Loads the channels and locks them for a change.
    List<StoredChannel> lock(Collection<String> codes) {
        return jdbc.sql(SELECT + "where c.code = any (:codes) order by c.id for no key update")
                .param("codes", Sql.texts(codes))
                .query((row, _) -> channel(row))
                .list();
    }

    /// @return false if the limit is reached
    boolean insert(StoredChannel channel, int most) {
        try {
            return jdbc.sql("""
                    insert into channel.channels (id, version, code, name, active, assortment, locales, currencies,
                                                  created_at, updated_at)
                    select :id, :version, :code, :name, :active, :assortment, :locales, :currencies, :createdAt, :updatedAt
                    where (select count(*) from channel.channels) < :most
                    """).params(columns(channel)).param("most", most).update() == 1;
        } catch (DuplicateKeyException _) {
            var detail = "Another channel has this code.";
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS,
                    detail,
                    Map.of(),
                    List.of(FieldProblem.ofPointer("/code", "already-exists", detail)));
        }
    }

    /// @param channel the next version of the locked channel
    void update(StoredChannel channel) {
        jdbc.sql("""
                update channel.channels
                set version = :version, name = :name, active = :active, assortment = :assortment, locales = :locales,
                    currencies = :currencies, updated_at = :updatedAt
                where id = :id
                """).params(columns(channel)).update();
    }

    void delete(ChannelId id) {
        jdbc.sql("delete from channel.channels where id = :id")
                .param("id", id.value())
                .update();
    }

    void mark(Collection<ChannelId> ids, Channels.Mark mark) {
        jdbc.sql("update channel.channels set %s = true where id = any (:ids::uuid[])"
                        .formatted(
                                switch (mark) {
                                    case CURATED -> "curated";
                                    case PRICED -> "priced";
                                }))
                .param("ids", Sql.uuids(ids))
                .update();
    }

    private static Map<String, @Nullable Object> columns(StoredChannel channel) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", channel.id().value());
        columns.put("version", channel.version());
        columns.put("code", channel.code());
        columns.put("name", channel.name());
        columns.put("active", channel.active());
        columns.put("assortment", channel.assortment().name());
        columns.put("locales", Sql.texts(channel.locales()));
        columns.put("currencies", Sql.texts(channel.currencies()));
        columns.put("createdAt", Sql.time(channel.createdAt()));
        columns.put("updatedAt", Sql.time(channel.updatedAt()));
        return columns;
    }

    private static StoredChannel channel(ResultSet row) throws SQLException {
        return new StoredChannel(
                new ChannelId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("code"),
                row.getString("name"),
                row.getBoolean("active"),
                AssortmentMode.valueOf(row.getString("assortment")),
                row.getBoolean("curated"),
                row.getBoolean("priced"),
                Sql.list(row, "locales"),
                Sql.list(row, "currencies"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
