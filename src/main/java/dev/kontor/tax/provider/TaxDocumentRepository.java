package dev.kontor.tax.provider;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxDocuments.Kind;
import dev.kontor.tax.TaxDocuments.Operation;
import dev.kontor.tax.TaxDocuments.Returned;
import dev.kontor.tax.TaxDocuments.Status;
import dev.kontor.tax.TaxProvider.ReturnedLine;
import dev.kontor.tax.TaxSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores documents and the operations that are requested for them.
@Repository
class TaxDocumentRepository {

    private final JdbcClient jdbc;

    TaxDocumentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A document as stored.
    ///
    /// @param document the service's name of the record
    /// @param returned what was returned of each item
    record Stored(
            UUID reference,
            TaxSource source,
            Status status,
            @Nullable String document,
            TaxDocument content,
            Map<String, Returned> returned) {}

    void insert(TaxDocument document) {
        jdbc.sql("""
                        insert into tax.documents (reference, number, source, status, content, created_at, updated_at)
                        values (:reference, :number, :source, 'QUOTED', :content::jsonb, now(), now())
                        """)
                .param("reference", document.reference())
                .param("number", document.number())
                .param("source", document.source())
                .param("content", Sql.json(document))
                .update();
    }

    Set<UUID> existing(Collection<UUID> references) {
        return new HashSet<>(jdbc.sql("select reference from tax.documents where reference = any(:references::uuid[])")
                .param("references", references.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    Optional<Stored> find(UUID reference) {
        return jdbc.sql("""
                        select reference, source, status, document, content, returned from tax.documents
                        where reference = :reference
                        """).param("reference", reference).query(Stored.class).optional();
    }

    Optional<Stored> lock(UUID reference) {
        return jdbc.sql("""
                        select reference, source, status, document, content, returned from tax.documents
                        where reference = :reference for no key update
                        """).param("reference", reference).query(Stored.class).optional();
    }

    List<Operation> operations(UUID reference) {
        return jdbc.sql("""
                        select id, kind, status, tries, last_error, created_at, next_try_at, done_at
                        from tax.operations where reference = :reference order by position
                        """)
                .param("reference", reference)
                .query(Operation.class)
                .list();
    }

    /// A second `COMMIT` or `VOID` of a document is ignored.
    ///
    /// @param lines of a refund
    void request(UUID reference, Kind kind, @Nullable List<ReturnedLine> lines) {
        jdbc.sql("""
                        insert into tax.operations (id, reference, kind, status, lines, next_try_at, created_at)
                        values (:id, :reference, :kind, 'PENDING', :lines::jsonb, now(), now())
                        on conflict (reference, kind) where kind in ('COMMIT', 'VOID') do nothing
                        """)
                .param("id", TypeIds.next())
                .param("reference", reference)
                .param("kind", kind)
                .param("lines", lines == null ? null : Sql.json(lines))
                .update();
    }

    /// Withdraws the request to commit a document if it was never sent.
    ///
    /// @return whether it was
    boolean withdraw(UUID reference) {
        return jdbc.sql("""
                        delete from tax.operations
                        where reference = :reference and kind = 'COMMIT' and status = 'PENDING' and tries = 0
                        """).param("reference", reference).update() == 1;
    }

    void voided(UUID reference) {
        jdbc.sql("update tax.documents set status = 'VOIDED', updated_at = now() where reference = :reference")
                .param("reference", reference)
                .update();
    }

    void returned(UUID reference, Map<String, Returned> items) {
        jdbc.sql("""
                        update tax.documents set returned = :returned::jsonb, updated_at = now()
                        where reference = :reference
                        """)
                .param("reference", reference)
                .param("returned", Sql.json(items))
                .update();
    }

    /// @return the number of operations that are sent again
    int retry(UUID reference) {
        return jdbc.sql("""
                        update tax.operations set status = 'PENDING', tries = 1, next_try_at = now()
                        where reference = :reference
                            and (status = 'FAILED' or status = 'PENDING' and last_error is not null)
                        """).param("reference", reference).update();
    }
}
