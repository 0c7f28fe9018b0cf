package dev.kontor.audit;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads the audit log: one statement per response.
@Repository
class AuditLogQueries {

    private static final Sorting SORTING =
            Sorting.by("e.id", "-occurredAt", SortField.time("occurredAt", "e.occurred_at"));
    private static final String COLUMNS = """
            c.position, e.id, e.occurred_at, e.actor, e.action, e.object, e.request_id, e.source, e.before, e.after
            """;
    private static final String FROM = "audit.entries e left join audit.chain c on c.entry_id = e.id";

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final JsonMapper json;

    AuditLogQueries(JdbcClient jdbc, KeysetLists lists, JsonMapper json) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.json = json;
    }

    private record Row(@Nullable Long position, AuditRecord entry) {}

    Page<AuditEntryDetails> list(AuditLogFilter filter, Listing listing) {
        return lists.select(COLUMNS, FROM)
                .where(filter.conditions())
                .page(listing, SORTING, Row.class, (row, field) -> Sql.value(row.entry(), field), filter)
                .map(this::details);
    }

    Optional<AuditEntryDetails> find(AuditEntryId id) {
        return jdbc.sql("select " + COLUMNS + " from " + FROM + " where e.id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(this::details);
    }

    private AuditEntryDetails details(Row row) {
        return AuditEntryDetails.of(row.entry(), row.position(), json);
    }
}
