package dev.kontor.shipping.carrier;

import dev.kontor.shared.database.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores what carriers responded, one row for each question, until it expires.
@Repository
class CarrierRateRepository {

    private final JdbcClient jdbc;

    CarrierRateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param prices by service in minor units; absent if the carrier did not respond
    record StoredRates(String fingerprint, @Nullable Map<String, Long> prices) {}

    Map<String, StoredRates> find(Collection<String> fingerprints) {
        return jdbc.sql("""
                        select fingerprint, prices from shipping.carrier_rates
                        where fingerprint = any (:fingerprints::text[]) and expires_at > now()
                        """).param("fingerprints", fingerprints).query(StoredRates.class).list().stream()
                .collect(Collectors.toMap(StoredRates::fingerprint, Function.identity()));
    }

    /// A carrier that does not respond replaces no rates that are still valid.
    void store(StoredRates rates, String carrier, Duration validity) {
        jdbc.sql("""
                        insert into shipping.carrier_rates as known (fingerprint, carrier, prices, asked_at, expires_at)
                        values (:fingerprint, :carrier, :prices::jsonb, now(), now() + make_interval(secs => :seconds))
                        on conflict (fingerprint) do update set
                            prices = excluded.prices, asked_at = excluded.asked_at, expires_at = excluded.expires_at
                        where excluded.prices is not null or known.prices is null or known.expires_at <= now()
                        """)
                .param("fingerprint", rates.fingerprint())
                .param("carrier", carrier)
                .param("prices", rates.prices() == null ? null : Sql.json(rates.prices()))
                .param("seconds", validity.toSeconds())
                .update();
    }

    /// @return the number of deleted rows, up to a thousand
    int deleteExpired() {
        return jdbc.sql("""
                        delete from shipping.carrier_rates where fingerprint in (
                            select fingerprint from shipping.carrier_rates
                            where expires_at < now() - interval '1 hour' limit 1000 for update skip locked)
                        """).update();
    }
}
