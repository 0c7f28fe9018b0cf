package dev.kontor.order.lookup;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLookupId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// The requests for links to orders, and how many links were mailed.
@Repository
class OrderLookupRepository {

    static final int MAX_LINKS = 3;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;

    OrderLookupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The order that a person may mean.
    record Found(OrderId id, String number, String email, String locale) {}

    void insert(OrderLookupId id, byte[] content) {
        jdbc.sql("insert into orders.order_lookups (id, sealed, created_at) values (:id, :sealed, now())")
                .param("id", id)
                .param("sealed", content)
                .update();
    }

    /// Removes and returns the row, in the caller's transaction.
    Optional<byte[]> take(OrderLookupId id) {
        return jdbc.sql("delete from orders.order_lookups where id = :id returning sealed")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    Optional<Found> find(String number) {
        return jdbc.sql("select id, number, email, locale from orders.orders where number = upper(:number)")
                .param("number", number)
                .query(Found.class)
                .optional();
    }

    /// Counts one more link to the order, if the limit allows it. The limit protects the buyer's mailbox, so it applies
    /// to all processes and survives restarts.
    boolean countLink(OrderId order) {
        return jdbc.sql("""
                        insert into orders.order_link_mails as mails (order_id, started_at, sent) values (:order, now(), 1)
                        on conflict (order_id) do update set
                            started_at = case when mails.started_at <= now() - make_interval(secs => :window)
                                then now() else mails.started_at end,
                            sent = case when mails.started_at <= now() - make_interval(secs => :window)
                                then 1 else mails.sent + 1 end
                        where mails.sent < :most or mails.started_at <= now() - make_interval(secs => :window)
                        """)
                        .param("order", order)
                        .param("window", WINDOW.toSeconds())
                        .param("most", MAX_LINKS)
                        .update()
                == 1;
    }

    /// Deletes requests that could not be processed for a day, and counts that have ended.
    @Scheduled(initialDelayString = "PT16M", fixedDelayString = "PT1H")
    void purge() {
        jdbc.sql("delete from orders.order_lookups where created_at < now() - interval '1 day'")
                .update();
        jdbc.sql("delete from orders.order_link_mails where started_at < now() - make_interval(secs => :window)")
                .param("window", WINDOW.toSeconds())
                .update();
    }
}
