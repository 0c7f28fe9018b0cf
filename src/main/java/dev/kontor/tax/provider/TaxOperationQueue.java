package dev.kontor.tax.provider;

import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxDocuments.Kind;
import dev.kontor.tax.TaxProvider.ReturnedLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Operations that wait for the tax service. All times are those of the database. Each step is one
/// statement.
@Repository
class TaxOperationQueue {

    /// Seconds until the next try, by the number of tries.
    private static final String DELAYS = "array[60, 300, 900, 3600, 21600, 43200, 86400, 86400, 86400]";

    private static final int MAX_TRIES = 10;

    private final JdbcClient jdbc;

    TaxOperationQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An operation to send.
    ///
    /// @param lines of a refund
    /// @param document the service's name of the record
    record Due(
            UUID id,
            Kind kind,
            int tries,
            @Nullable List<ReturnedLine> lines,
            TaxDocument content,
            @Nullable String document) {}

    /// Claims a due operation for this process, for as long as a call may take. Later operations of a
    /// document wait for the earlier ones.
    Optional<Due> claim(Duration lease) {
        return jdbc.sql("""
                        with due as (
                            select id from tax.operations o
                            where status = 'PENDING' and next_try_at <= now()
                                and not exists (select from tax.operations before
                                    where before.reference = o.reference and before.position < o.position
                                        and before.status <> 'DONE')
                            order by next_try_at limit 1 for update skip locked
                        )
                        update tax.operations o
                        set tries = tries + 1, next_try_at = now() + make_interval(secs => :lease)
                        from due, tax.documents d
                        where o.id = due.id and d.reference = o.reference
                        returning o.id, o.kind, o.tries, o.lines, d.content, d.document
                        """)
                .param("lease", lease.toSeconds() + 1)
                .query(Due.class)
                .optional();
    }

    /// @param reference the service's name of what it recorded
    void done(Due due, String reference) {
        jdbc.sql("""
                        with done as (
                            update tax.operations set status = 'DONE', done_at = now(), next_try_at = null, last_error = null
                            where id = :id and status = 'PENDING'
                            returning reference, kind
                        )
                        update tax.documents d set updated_at = now(),
                            status = case done.kind when 'COMMIT' then 'COMMITTED' when 'VOID' then 'VOIDED'
                                else d.status end,
                            document = case done.kind when 'COMMIT' then :reference else d.document end
                        from done where d.reference = done.reference
                        """).param("id", due.id()).param("reference", reference).update();
    }

    /// Sets the next try, or gives up.
    ///
    /// @return whether it was given up
    boolean failed(Due due, String reason, boolean isFinal) {
        boolean last = isFinal || due.tries() >= MAX_TRIES;
        jdbc.sql("""
                        update tax.operations set last_error = :reason,
                            status = case when :last then 'FAILED' else status end,
                            next_try_at = case when not :last
                                then now() + make_interval(secs => (%s)[least(tries, 9)]) end
                        where id = :id and status = 'PENDING'
                        """.formatted(DELAYS))
                .param("id", due.id())
                .param("reason", reason)
                .param("last", last)
                .update();
        return last;
    }

    /// Numbers of orders with operations that were given up, the oldest first.
    List<String> failed(int most) {
        return jdbc.sql("""
                        select d.number from tax.documents d
                        join (select reference, min(position) as first from tax.operations where status = 'FAILED'
                              group by reference) o on o.reference = d.reference
                        order by o.first limit :most
                        """).param("most", most).query(String.class).list();
    }
}
