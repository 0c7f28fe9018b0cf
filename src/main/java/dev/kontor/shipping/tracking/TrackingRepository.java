package dev.kontor.shipping.tracking;

import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.ParcelKind;
import dev.kontor.shipping.TrackingNews;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the parcels that carriers transport, each with the newest report.
@Repository
class TrackingRepository {

    private final JdbcClient jdbc;

    TrackingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(CarrierLabel label) {
        jdbc.sql("""
                        insert into shipping.tracked_parcels (carrier, tracking_number, reference, kind, next_poll_at,
                            created_at)
                        values (:carrier, :trackingNumber, :reference, :kind, now() + interval '6 hours', now())
                        on conflict do nothing
                        """).paramSource(label).update();
    }

    void end(CarrierLabel label) {
        jdbc.sql("""
                        delete from shipping.tracked_parcels
                        where carrier = :carrier and tracking_number = :trackingNumber and reference = :reference
                        """).paramSource(label).update();
    }

    /// A parcel about which its carrier reports.
    record MovedParcel(UUID reference, ParcelKind kind) {}

    /// Stores a report that is newer than the stored one; of reports of the same time, the one that is further.
    ///
    /// @return the parcel; empty if there is none, or the report is not newer
    Optional<MovedParcel> apply(String carrier, String trackingNumber, TrackingNews news) {
        return jdbc.sql("""
                        update shipping.tracked_parcels set status = :status, status_rank = :rank, status_at = :at,
                            next_poll_at = case when :last then null else now() + interval '6 hours' end
                        where carrier = :carrier and tracking_number = :number
                        and (status_at is null or (status_at, status_rank) < (:at, :rank))
                        returning reference, kind
                        """)
                .param("carrier", carrier)
                .param("number", trackingNumber)
                .param("status", news.status())
                .param("rank", news.status().ordinal())
                .param("at", news.at())
                .param("last", news.status().isFinal())
                .query(MovedParcel.class)
                .optional();
    }

    /// A parcel without news.
    record DueParcel(String carrier, String trackingNumber) {}

    /// Claims a parcel without news, for this process only. It is polled for 60 days.
    Optional<DueParcel> claim() {
        return jdbc.sql("""
                        update shipping.tracked_parcels set next_poll_at = case
                            when created_at > now() - interval '60 days' then now() + interval '6 hours' end
                        where (carrier, tracking_number) = (
                            select carrier, tracking_number from shipping.tracked_parcels where next_poll_at <= now()
                            order by next_poll_at limit 1 for update skip locked)
                        returning carrier, tracking_number
                        """).query(DueParcel.class).optional();
    }
}
