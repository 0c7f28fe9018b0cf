package dev.kontor.order.receivable;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds orders on account whose invoice is overdue, and stores reminders.
@Repository
class InvoiceReminderRepository {

    /// Days by which a reminder would be late, and days that an invoice is overdue before it is reminded at all: staff
    /// know more about older ones.
    static final int TOO_LATE = 30;

    /// No chain of reminders lasts longer, in days.
    private static final int MAX_CHAIN_DAYS =
            TOO_LATE + (InvoiceReminderSettings.MAX_REMINDERS - 1) * (InvoiceReminderSettings.MAX_DAYS + TOO_LATE);

    /// Neither an order on hold, nor one of which staff know that the amount or the day is in question: units
    /// come back or were not refunded yet, the buyer withdrew, or got a link to pay with more time.
    private static final String REMINDABLE = """
            select o.id, o.payment_id, o.payment_due_on as due_on, coalesce(r.level, 0) + 1 as level
            from orders.orders o left join lateral (
                select i.level, (i.reminded_at at time zone :zone)::date as day from orders.invoice_reminders i
                where i.order_id = o.id order by i.level desc limit 1) r on true
            where o.status = 'OPEN' and o.payment_status in ('AWAITING_TRANSFER', 'AUTHORIZED')
                and o.payment_due_on >= :today::date - :longest::integer and o.payment_due_on < :today::date
                and (r.level is not null or o.payment_due_on >= :today::date - :late::integer)
                and coalesce(r.day, o.payment_due_on) + (:days::integer[])[coalesce(r.level, 0) + 1]
                    between :today::date - :late::integer and :today::date
                and o.held_at is null
                and not exists (select from orders.returns b
                    where b.order_id = o.id and b.status not in ('REJECTED', 'CANCELED', 'REFUNDED', 'CLOSED'))
                and not exists (select from orders.withdrawals w where w.order_id = o.id and w.status = 'OPEN')
                and not exists (select from orders.payment_links l where l.order_id = o.id and l.expires_at > now())
            """;

    private final JdbcClient jdbc;

    InvoiceReminderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An order whose buyer has to be reminded.
    ///
    /// @param level the number of the reminder, from 1
    record Overdue(OrderId id, PaymentId paymentId, LocalDate dueOn, int level) {}

    /// When reminders are due.
    ///
    /// @param days from the due day to the first reminder, and from each one to the next
    /// @param zone in which days begin
    record Schedule(List<Integer> days, LocalDate today, ZoneId zone) {}

    /// Sets until when the order is to be paid. Only orders on account have such a day.
    void payUntil(OrderId order, LocalDate day) {
        jdbc.sql("""
                        update orders.orders set payment_due_on = :day
                        where id = :order and payment_method = 'on-account' and payment_due_on is distinct from :day
                        """).param("order", order).param("day", day).update();
    }

    /// Orders that a reminder is due for, longest overdue first.
    ///
    /// @param after the last order of the page before
    List<Overdue> due(Schedule schedule, @Nullable Overdue after, int limit) {
        return statement(
                        REMINDABLE
                                + " and (o.payment_due_on, o.id) > (coalesce(:afterDay::date, '-infinity'),"
                                + " coalesce(:afterId::uuid, '00000000-0000-0000-0000-000000000000'))"
                                + " order by o.payment_due_on, o.id limit :limit",
                        schedule)
                .param("afterDay", after == null ? null : after.dueOn())
                .param("afterId", after == null ? null : after.id())
                .param("limit", limit)
                .query(Overdue.class)
                .list();
    }

    /// The order, if a reminder is still due for it.
    Optional<Overdue> due(Schedule schedule, OrderId order) {
        return statement(REMINDABLE + " and o.id = :order", schedule)
                .param("order", order)
                .query(Overdue.class)
                .optional();
    }

    private JdbcClient.StatementSpec statement(String sql, Schedule schedule) {
        return jdbc.sql(sql)
                .param("days", schedule.days())
                .param("today", schedule.today())
                .param("zone", schedule.zone().getId())
                .param("late", TOO_LATE)
                .param("longest", MAX_CHAIN_DAYS);
    }

    /// @return whether the order had no reminder of the level yet
    boolean add(OrderId order, int level, long amountMinor, Instant now) {
        return jdbc.sql("""
                        insert into orders.invoice_reminders (order_id, level, amount_minor, reminded_at)
                        values (:order, :level, :amount, :now)
                        on conflict (order_id, level) do nothing
                        """)
                        .param("order", order)
                        .param("level", level)
                        .param("amount", amountMinor)
                        .param("now", now)
                        .update()
                == 1;
    }
}
