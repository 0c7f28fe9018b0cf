package dev.kontor.tax.provider;

import dev.kontor.shared.database.Sql;
import dev.kontor.tax.TaxQuote;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores quotes, one row for each cart, by the clock of the database.
@Repository
class TaxQuoteRepository {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;

    TaxQuoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param fingerprint of what was quoted
    Optional<TaxQuote> find(UUID reference, byte[] fingerprint) {
        return jdbc.sql("""
                        select outcome, provider_reference as reference, lines from tax.quotes
                        where reference = :reference and fingerprint = :fingerprint and valid_until > now()
                        """)
                .param("reference", reference)
                .param("fingerprint", fingerprint)
                .query(TaxQuote.class)
                .optional();
    }

    /// Stores an answer, unless a valid one of the tax service to the same request is stored: the buyer
    /// has seen its total.
    void store(UUID reference, byte[] fingerprint, TaxQuote quote, Duration validFor) {
        jdbc.sql("""
                        insert into tax.quotes as known (reference, fingerprint, outcome, provider_reference, lines,
                            quoted_at, valid_until)
                        values (:reference, :fingerprint, :outcome, :providerReference, :lines::jsonb, now(),
                            now() + make_interval(secs => :seconds))
                        on conflict (reference) do update set
                            (fingerprint, outcome, provider_reference, lines, quoted_at, valid_until) =
                            row (excluded.fingerprint, excluded.outcome, excluded.provider_reference, excluded.lines,
                                excluded.quoted_at, excluded.valid_until)
                        where not (known.fingerprint = excluded.fingerprint and known.outcome = 'PROVIDER'
                            and known.valid_until > now())
                        """)
                .param("reference", reference)
                .param("fingerprint", fingerprint)
                .param("outcome", quote.outcome())
                .param("providerReference", quote.reference())
                .param("lines", Sql.json(quote.lines()))
                .param("seconds", validFor.toSeconds())
                .update();
    }

    /// Deletes quotes that ended, a batch for each call.
    boolean deleteEnded() {
        return jdbc.sql("""
                        delete from tax.quotes where reference in (
                            select reference from tax.quotes where valid_until < now() - interval '1 hour'
                            order by valid_until limit :most)
                        """).param("most", BATCH).update() == BATCH;
    }
}
