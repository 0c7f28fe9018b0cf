package dev.kontor.audit;

import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads the audit log: one statement per response.
@Repository
class AuditLogQueries {

    private static final Sorting SORTING =
            Sorting.by("e.id", "-occurredAt", SortField.time("occurredAt", "e.occurred_at"));
    private static final String SELECT = """
            select c.position, e.id, e.occurred_at, e.actor, e.action, e.object, e.request_id, e.source, e.before,
                e.after
            from audit.entries e left join audit.chain c on c.entry_id = e.id
            where true
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final JsonMapper json;

    AuditLogQueries(JdbcClient jdbc, Cursors cursors, JsonMapper json) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.json = json;
    }

    Page<AuditEntryDetails> list(AuditLogFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = jdbc.sql(SELECT + filter.conditions() + window.and() + window.orderAndLimit())
                .params(filter.params())
                .params(window.params())
                .query((row, _) -> details(row))
                .list();
        var page =
                window.page(rows, (row, field) -> field.equals("id") ? row.id().value() : row.occurredAt());
        return listing.wantsTotal() ? page.withTotal(count(filter)) : page;
    }

    Optional<AuditEntryDetails> find(AuditEntryId id) {
        return jdbc.sql(SELECT + "and e.id = :id")
                .param("id", id.value())
                .query((row, _) -> details(row))
                .optional();
    }

    private long count(AuditLogFilter filter) {
        return jdbc.sql("select count(*) from audit.entries e where true" + filter.conditions())
                .params(filter.params())
                .query(Long.class)
                .single();
    }

    private AuditEntryDetails details(ResultSet row) throws SQLException {
        return AuditEntryDetails.of(EntryRepository.entry(row), row.getObject("position", Long.class), json);
    }
}
