package dev.kontor.payment.provider;

import dev.kontor.shared.database.PatientConnections;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The records of the test provider: what an external system would store under the keys it receives. Each method runs
/// one separate statement. An external system needs no connections of the shop, so requests wait for them.
@Component
@Conditional(TestProviderCondition.class)
class TestBank {

    private static final String COLUMNS =
            "key, token, currency, authorized_minor, captured_minor, refunded_minor, status";

    private final JdbcClient jdbc;

    TestBank(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param status `PENDING`, `AUTHORIZED`, `CAPTURED`, `DECLINED` or `VOIDED`
    record Entry(
            UUID key,
            String token,
            String currency,
            long authorizedMinor,
            long capturedMinor,
            long refundedMinor,
            String status) {}

    /// Records the charge, once for its key.
    Entry charge(Entry entry) {
        return PatientConnections.within(() ->
                jdbc.sql("""
                        insert into payment.test_charges
                            (key, token, currency, authorized_minor, captured_minor, refunded_minor, status)
                        values (:key, :token, :currency, :authorizedMinor, :capturedMinor, 0, :status)
                        on conflict (key) do update set asked = payment.test_charges.asked + 1
                        returning\s""" + COLUMNS).paramSource(entry).query(Entry.class).single());
    }

    Optional<Entry> find(UUID key) {
        return jdbc.sql("select " + COLUMNS + " from payment.test_charges where key = :key")
                .param("key", key)
                .query(Entry.class)
                .optional();
    }

    /// Returns when a charge was made.
    record Dated(Entry entry, Instant createdAt) {}

    static final int PAGE = 100;

    /// Returns a page of the charges that hold or held money.
    ///
    /// @param after the last key of the previous page
    List<Dated> list(Instant from, Instant until, @Nullable UUID after) {
        return jdbc.sql("select " + COLUMNS + ", created_at" + """
                         from payment.test_charges
                        where created_at >= :from and created_at < :until and status in ('AUTHORIZED', 'CAPTURED')
                          and (:after::uuid is null or key > :after::uuid)
                        order by key limit :limit
                        """)
                .param("from", from)
                .param("until", until)
                .param("after", after)
                .param("limit", PAGE)
                .query(Dated.class)
                .list();
    }

    /// Captures, voids or refunds, once for the operation's key.
    ///
    /// @return whether it was accepted, now or earlier
    boolean operate(UUID operation, UUID charge, String kind, long minor) {
        return PatientConnections.within(() -> jdbc.sql("""
                        with fresh as (
                            select :operation::uuid as key
                            where not exists (select from payment.test_operations where key = :operation)
                        ), moved as (
                            update payment.test_charges set
                                captured_minor = captured_minor + case when :kind = 'CAPTURE' then :minor else 0 end,
                                refunded_minor = refunded_minor + case when :kind = 'REFUND' then :minor else 0 end,
                                authorized_minor = case when :kind = 'VOID' and status = 'CAPTURED' then captured_minor
                                    else authorized_minor end,
                                status = case when :kind = 'CAPTURE' then 'CAPTURED'
                                    when :kind = 'VOID' and status <> 'CAPTURED' then 'VOIDED'
                                    else status end
                            where key = :charge and exists (select from fresh)
                              and case :kind
                                  when 'CAPTURE' then status in ('AUTHORIZED', 'CAPTURED')
                                      and captured_minor + :minor <= authorized_minor
                                  when 'VOID' then status in ('PENDING', 'AUTHORIZED')
                                      or status = 'CAPTURED' and captured_minor < authorized_minor
                                  when 'REFUND' then status = 'CAPTURED' and token <> 'tok_refund_decline'
                                      and refunded_minor + :minor <= captured_minor
                                  else false end
                            returning key
                        )
                        insert into payment.test_operations (key, charge_key, kind, amount_minor, accepted)
                        select :operation, :charge, :kind, :minor, exists (select from moved)
                        on conflict (key) do update set asked = payment.test_operations.asked + 1
                        returning accepted
                        """)
                .param("operation", operation)
                .param("charge", charge)
                .param("kind", kind)
                .param("minor", minor)
                .query(Boolean.class)
                .single());
    }

    Optional<Boolean> findOperation(UUID operation) {
        return jdbc.sql("select accepted from payment.test_operations where key = :operation")
                .param("operation", operation)
                .query(Boolean.class)
                .optional();
    }

    /// Records that the buyer confirms or refuses at the test bank.
    ///
    /// @return whether the charge was waiting for that
    boolean decide(UUID key, boolean approve, boolean capture) {
        return jdbc.sql("""
                        update payment.test_charges set
                            status = case when not :approve then 'DECLINED' when :capture then 'CAPTURED'
                                else 'AUTHORIZED' end,
                            captured_minor = case when :approve and :capture then authorized_minor else 0 end
                        where key = :key and status = 'PENDING'
                        """)
                        .param("key", key)
                        .param("approve", approve)
                        .param("capture", capture)
                        .update()
                == 1;
    }
}
