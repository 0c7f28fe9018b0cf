package dev.kontor.privacy.export;

import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.JobId;
import dev.kontor.privacy.DataExportId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores exports and the names of their archives. An erasure makes the exports of the person expire.
@Repository
class DataExportRepository implements PersonalDataEraser {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));
    private static final String COLUMNS = """
            id, customer_id, email, requested_by, bytes, job_id, created_at, ready_at, expires_at,
            case when object is null or expires_at <= now() then 'EXPIRED' when ready_at is null then 'PREPARING'
                else 'READY' end as status
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    DataExportRepository(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    /// @param object name of the archive in the storage
    record Archive(DataExportId id, String object) {}

    void insert(
            DataExportId id,
            @Nullable CustomerId customer,
            @Nullable String email,
            String requestedBy,
            String object,
            JobId job,
            Duration validity) {
        jdbc.sql("""
                        insert into privacy.data_exports
                            (id, customer_id, email, requested_by, object, job_id, created_at, expires_at)
                        values (:id, :customer, :email, :by, :object, :job, :now,
                            now() + make_interval(secs => :validity))
                        """)
                .param("id", id)
                .param("customer", customer)
                .param("email", email)
                .param("by", requestedBy)
                .param("object", object)
                .param("job", job)
                .param("now", clock.instant())
                .param("validity", validity.toSeconds())
                .update();
    }

    Page<DataExportDetails> list(Listing listing) {
        return lists.select(COLUMNS, "privacy.data_exports")
                .page(listing, SORTING, DataExportDetails.class, "data-exports");
    }

    Optional<DataExportDetails> find(DataExportId id) {
        return jdbc.sql("select " + COLUMNS + " from privacy.data_exports where id = :id")
                .param("id", id)
                .query(DataExportDetails.class)
                .optional();
    }

    /// An export that the customer started: those of staff have more than the customer sees.
    Optional<DataExportDetails> findOwn(CustomerId customer, DataExportId id) {
        return jdbc.sql("select " + COLUMNS + """
                         from privacy.data_exports
                        where id = :id and customer_id = :customer and requested_by = :text
                        """)
                .param("id", id)
                .param("customer", customer)
                .param("text", customer.text())
                .query(DataExportDetails.class)
                .optional();
    }

    /// The export that the customer requested within the last day, unless it has expired. Locks the
    /// customer's requests until the transaction ends.
    Optional<DataExportDetails> recent(CustomerId customer) {
        Sql.lock(jdbc, "privacy.data_exports " + customer.text());
        return jdbc.sql("select " + COLUMNS + """
                         from privacy.data_exports
                        where customer_id = :customer and requested_by = :text and created_at > :after
                            and expires_at > now() and object is not null
                        order by created_at desc limit 1
                        """)
                .param("customer", customer)
                .param("text", customer.text())
                .param("after", clock.instant().minus(Duration.ofDays(1)))
                .query(DataExportDetails.class)
                .optional();
    }

    /// The archive of an export that has not expired.
    Optional<Archive> archive(DataExportId id) {
        return jdbc.sql("""
                        select id, object from privacy.data_exports
                        where id = :id and object is not null and expires_at > now()
                        """).param("id", id).query(Archive.class).optional();
    }

    /// @return false if it was ready before
    boolean ready(DataExportId id, long bytes) {
        return jdbc.sql(
                                "update privacy.data_exports set ready_at = :now, bytes = :bytes where id = :id and ready_at is null")
                        .param("id", id)
                        .param("bytes", bytes)
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    /// The time in which the archive can still be downloaded, in hours that have begun.
    Duration validity(DataExportId id) {
        var hours = jdbc.sql("""
                        select ceil(extract(epoch from expires_at - now()) / 3600)::bigint
                        from privacy.data_exports where id = :id
                        """).param("id", id).query(Long.class).single();
        return Duration.ofHours(hours);
    }

    List<Archive> expired(int most) {
        return jdbc.sql("""
                        select id, object from privacy.data_exports
                        where object is not null and expires_at <= now() order by expires_at limit :most
                        """).param("most", most).query(Archive.class).list();
    }

    /// Forgets an archive that was deleted.
    void deleted(DataExportId id) {
        jdbc.sql("update privacy.data_exports set object = null, email = null where id = :id")
                .param("id", id)
                .update();
    }

    @Override
    public Set<ErasureStage> stages() {
        return Set.of(ErasureStage.RECORDS);
    }

    @Override
    public String table() {
        return "privacy.data_exports";
    }

    @Override
    public int erase(ErasureStage stage, PersonToErase person, int most) {
        return jdbc.sql("""
                        update privacy.data_exports set expires_at = now(), email = null, customer_id = null
                        where ctid = any(array(select ctid from privacy.data_exports
                            where customer_id = any(:customers) or email = any(:emails::text[]) limit :most for update))
                        """).params(person.parameters()).param("most", most).update();
    }
}
