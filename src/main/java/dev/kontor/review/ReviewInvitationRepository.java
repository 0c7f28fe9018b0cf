package dev.kontor.review;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Invitations to review, and the addresses that get none. Times are those of the database.
@Repository
class ReviewInvitationRepository {

    private final JdbcClient jdbc;

    ReviewInvitationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A row of an invitation.
    ///
    /// @param customerId absent for a guest
    record Invitation(OrderId orderId, @Nullable CustomerId customerId, String channel, String locale) {}

    /// Stores the invitations that are new.
    ///
    /// @param wait until the mail
    /// @param retain how long the row remains
    void insert(Collection<Invitation> invitations, Duration wait, Duration retain) {
        jdbc.sql("""
                        insert into review.invitations (order_id, customer_id, status, channel, locale, due_at, created_at,
                            expires_at)
                        select order_id, customer_id, 'WAITING', channel, locale, now() + make_interval(secs => :wait), now(),
                            now() + make_interval(secs => :retain)
                        from unnest(:new.orderId::uuid[], :new.customerId::uuid[], :new.channel::text[], :new.locale::text[])
                            as n (order_id, customer_id, channel, locale)
                        on conflict (order_id) do nothing
                        """)
                .param("new", List.copyOf(invitations))
                .param("wait", wait.toSeconds())
                .param("retain", retain.toSeconds())
                .update();
    }

    /// Locks an invitation that is due until the end of the transaction; others skip it.
    Optional<Invitation> claim() {
        return jdbc.sql("""
                        select order_id, customer_id, channel, locale from review.invitations
                        where status = 'WAITING' and due_at <= now()
                        order by due_at, order_id limit 1 for update skip locked
                        """).query(Invitation.class).optional();
    }

    void skip(OrderId order) {
        jdbc.sql("update review.invitations set status = 'SKIPPED', due_at = null where order_id = :order")
                .param("order", order)
                .update();
    }

    void sent(OrderId order, byte[] tokenHash, Duration validFor) {
        jdbc.sql("""
                        update review.invitations set status = 'SENT', due_at = null, token_hash = :tokenHash,
                            token_expires_at = now() + make_interval(secs => :validFor),
                            expires_at = now() + make_interval(secs => :validFor)
                        where order_id = :order
                        """)
                .param("order", order)
                .param("tokenHash", tokenHash)
                .param("validFor", validFor.toSeconds())
                .update();
    }

    /// The invitation with the token, unless it has expired.
    Optional<Invitation> find(byte[] tokenHash) {
        return jdbc.sql("""
                        select order_id, customer_id, channel, locale from review.invitations
                        where token_hash = :tokenHash and token_expires_at > now()
                        """)
                .param("tokenHash", tokenHash)
                .query(Invitation.class)
                .optional();
    }

    void optOut(byte[] addressKey) {
        jdbc.sql("""
                        insert into review.invitation_opt_outs (address_key, created_at) values (:addressKey, now())
                        on conflict (address_key) do update set created_at = excluded.created_at
                        """).param("addressKey", addressKey).update();
    }

    /// When the owner of the address objected; empty if never.
    Optional<Instant> optedOutAt(byte[] addressKey) {
        return jdbc.sql("select created_at from review.invitation_opt_outs where address_key = :addressKey")
                .param("addressKey", addressKey)
                .query(Instant.class)
                .optional();
    }

    void move(CustomerId source, CustomerId target) {
        jdbc.sql("update review.invitations set customer_id = :target where customer_id = :source")
                .param("source", source)
                .param("target", target)
                .update();
    }

    int deleteExpired(int most) {
        return jdbc.sql("""
                        delete from review.invitations where ctid = any(array(
                            select ctid from review.invitations where expires_at < now()
                            order by expires_at limit :most for update skip locked))
                        """).param("most", most).update();
    }
}
