package dev.kontor.catalog.redirect;

import dev.kontor.catalog.RedirectId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves redirects.
@Repository
class RedirectRepository {

    private static final Sorting SORTING = Sorting.by(
            "r.id", "-createdAt", SortField.time("createdAt", "r.created_at"), SortField.text("path", "r.path"));

    private static final String COLUMNS = "r.id, r.path, r.target, r.permanent, r.created_at";
    private static final String FROM = "catalog.redirects r";
    private static final String SELECT = "select " + COLUMNS + " from " + FROM + " where ";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    RedirectRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<Redirect> list(Listing listing) {
        return lists.select(COLUMNS, FROM).page(listing, SORTING, Redirect.class);
    }

    Optional<Redirect> find(RedirectId id) {
        return jdbc.sql(SELECT + "r.id = :id")
                .param("id", id)
                .query(Redirect.class)
                .optional();
    }

    Optional<Redirect> findForUpdate(RedirectId id) {
        return jdbc.sql(SELECT + "r.id = :id for update")
                .param("id", id)
                .query(Redirect.class)
                .optional();
    }

    /// Serializes the creation of redirects: two concurrent ones could lead to each other.
    void lockAll() {
        Sql.lock(jdbc, "catalog.redirects");
    }

    /// Returns whether redirects lead from one path to the other, directly or in several steps.
    boolean leads(String from, String to) {
        return jdbc.sql("""
                        with recursive reached as (
                            select r.target from catalog.redirects r where r.path = :from
                            union
                            select r.target from reached c join catalog.redirects r on r.path = c.target
                        )
                        select exists (select from reached where target = :to)
                        """)
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
    }

    void insert(Redirect redirect) {
        try {
            jdbc.sql("""
                    insert into catalog.redirects (id, path, target, permanent, created_at)
                    values (:id, :path, :target, :permanent, :createdAt)
                    """).paramSource(redirect).update();
        } catch (DuplicateKeyException _) {
            throw ConflictException.taken("/path", "Another redirect has this path.");
        }
    }

    void delete(RedirectId id) {
        jdbc.sql("delete from catalog.redirects where id = :id").param("id", id).update();
    }
}
