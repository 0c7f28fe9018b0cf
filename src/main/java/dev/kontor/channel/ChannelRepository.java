package dev.kontor.channel;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    private static final String COLUMNS = """
            c.id, c.version, c.code, c.name, c.active, c.assortment, c.curated, c.priced, c.locales, c.currencies,
            c.order_number_prefix, c.created_at, c.updated_at
            """;
    private static final String FROM = "channel.channels c";
    private static final String SELECT = "select " + COLUMNS + " from " + FROM + " ";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ChannelRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<StoredChannel> list(Listing listing) {
        return lists.select(COLUMNS, FROM).page(listing, SORTING, StoredChannel.class);
    }

    List<StoredChannel> all() {
        return jdbc.sql(SELECT + "order by c.code = :standard desc, c.code")
                .param("standard", Channel.DEFAULT)
                .query(StoredChannel.class)
                .list();
    }

    Optional<StoredChannel> find(ChannelId id) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("id", id)
                .query(StoredChannel.class)
                .optional();
    }

    /// Loads the channel and locks it against changes and references until the transaction ends.
    Optional<StoredChannel> findForUpdate(ChannelId id) {
        return jdbc.sql(SELECT + "where c.id = :id for update")
                .param("id", id)
                .query(StoredChannel.class)
                .optional();
    }

    /// Loads the channels and prevents their deletion until the transaction ends.
    List<StoredChannel> hold(Collection<String> codes) {
        return jdbc.sql(SELECT + "where c.code = any (:codes) order by c.id for key share")
                .param("codes", codes)
                .query(StoredChannel.class)
                .list();
    }

    /// Loads the channels and locks them for a change.
    List<StoredChannel> lock(Collection<String> codes) {
        return jdbc.sql(SELECT + "where c.code = any (:codes) order by c.id for no key update")
                .param("codes", codes)
                .query(StoredChannel.class)
                .list();
    }

    /// Serializes the creation of channels until the transaction ends: parallel requests must not exceed the
    /// limit.
    void lockCount() {
        Sql.lock(jdbc, "channel.channels");
    }

    /// The count must be locked.
    ///
    /// @return false if the limit is reached
    boolean insert(StoredChannel channel, int most) {
        try {
            return jdbc.sql("""
                    insert into channel.channels (id, version, code, name, active, assortment, locales, currencies,
                                                  order_number_prefix, created_at, updated_at)
                    select :id, :version, :code, :name, :active, :assortment, :locales, :currencies,
                        :orderNumberPrefix, :createdAt, :updatedAt
                    where (select count(*) from channel.channels) < :most
                    """).paramSource(channel).param("most", most).update() == 1;
        } catch (DuplicateKeyException _) {
            throw ConflictException.taken("/code", "Another channel has this code.");
        }
    }

    /// @param channel the next version of the locked channel
    void update(StoredChannel channel) {
        jdbc.sql("""
                update channel.channels
                set version = :version, name = :name, active = :active, assortment = :assortment, locales = :locales,
                    currencies = :currencies, order_number_prefix = :orderNumberPrefix, updated_at = :updatedAt
                where id = :id
                """).paramSource(channel).update();
    }

    void delete(ChannelId id) {
        jdbc.sql("delete from channel.channels where id = :id").param("id", id).update();
    }

    void mark(Collection<ChannelId> ids, Channels.Mark mark) {
        jdbc.sql("update channel.channels set %s = true where id = any (:ids::uuid[])"
                        .formatted(
                                switch (mark) {
                                    case CURATED -> "curated";
                                    case PRICED -> "priced";
                                }))
                .param("ids", ids)
                .update();
    }
}
