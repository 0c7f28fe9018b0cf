package dev.kontor.giftcard.batch;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.jobs.JobId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores batches of gift cards.
@Repository
class BatchRepository {

    private static final String COLUMNS = """
            id, name, size, issued, currency, value_minor, expires_at, sealed_secret is not null as codes_available,
            job_id, created_at, updated_at
            """;
    private static final Sorting SORTING =
            Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.text("name", "name"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    BatchRepository(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    void insert(GiftCardBatchId id, CreateGiftCardBatch batch, JobId job, byte[] sealedSecret) {
        jdbc.sql("""
                        insert into giftcard.batches (id, version, name, size, currency, value_minor, expires_at, job_id,
                            sealed_secret, created_at, updated_at)
                        values (:id, 1, :name, :size, :valueCurrency, :valueMinor, :expiresAt, :job, :secret, :now, :now)
                        """)
                .paramSource(batch)
                .param("id", id)
                .param("job", job)
                .param("secret", sealedSecret)
                .param("now", clock.instant())
                .update();
    }

    GiftCardBatchDetails get(GiftCardBatchId id) {
        return find(id, "");
    }

    GiftCardBatchDetails lock(GiftCardBatchId id) {
        return find(id, " for no key update");
    }

    private GiftCardBatchDetails find(GiftCardBatchId id, String lock) {
        return jdbc.sql("select " + COLUMNS + " from giftcard.batches where id = :id" + lock)
                .param("id", id)
                .query(GiftCardBatchDetails.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("gift card batch", id));
    }

    /// Returns the encrypted secret; empty if it was deleted.
    Optional<byte[]> secret(GiftCardBatchId id) {
        return jdbc.sql("select sealed_secret from giftcard.batches where id = :id and sealed_secret is not null")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    void deleteSecret(GiftCardBatchId id) {
        jdbc.sql("""
                        update giftcard.batches set sealed_secret = null, version = version + 1, updated_at = :now
                        where id = :id
                        """).param("id", id).param("now", clock.instant()).update();
    }

    void issued(GiftCardBatchId id, int count) {
        jdbc.sql("""
                        update giftcard.batches set issued = :count, version = version + 1, updated_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("count", count)
                .param("now", clock.instant())
                .update();
    }

    Page<GiftCardBatchDetails> list(Listing listing) {
        return lists.select(COLUMNS, "giftcard.batches").page(listing, SORTING, GiftCardBatchDetails.class, "");
    }
}
