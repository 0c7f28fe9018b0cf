package dev.kontor.order.receivable;

import dev.kontor.events.EventLog;
import dev.kontor.order.billing.OrderInvoices;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.receivable.InvoiceReminderRepository.Overdue;
import dev.kontor.order.receivable.InvoiceReminderRepository.Schedule;
import dev.kontor.payment.Payments;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reminds buyers of overdue invoices. Each order is checked again once it is locked: money may have arrived
/// meanwhile, or another process was faster.
@Service
@Transactional
class InvoiceReminders {

    private final OrderRepository orders;
    private final Payments payments;
    private final InvoiceReminderRepository reminders;
    private final OrderInvoices invoices;
    private final EventLog events;
    private final Clock clock;

    InvoiceReminders(
            OrderRepository orders,
            Payments payments,
            InvoiceReminderRepository reminders,
            OrderInvoices invoices,
            EventLog events,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.reminders = reminders;
        this.invoices = invoices;
        this.events = events;
        this.clock = clock;
    }

    void remind(Overdue found, Schedule schedule) {
        var payment = payments.lock(found.paymentId()).orElseThrow();
        var order = orders.lock(found.id()).orElseThrow();
        var due = reminders.due(schedule, order.id());
        var invoice = invoices.due(List.of(order.id())).get(order.id());
        var amount = order.debt(payment).missing();
        if (due.isEmpty() || invoice == null || !amount.isPositive()) {
            return;
        }
        int level = due.get().level();
        var now = clock.instant();
        if (!reminders.add(order.id(), level, amount.minor(), now)) {
            return;
        }
        order.log(
                TimelineEntry.Type.INVOICE_REMINDED,
                Order.SYSTEM,
                now,
                Map.of(
                        "amount", amount.toString(),
                        "documentNumber", invoice.number(),
                        "level", String.valueOf(level)));
        orders.save(order);
        var facts = order.facts();
        events.append(new OrderInvoiceReminded(
                order.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                amount,
                invoice.number(),
                invoice.dueOn(),
                level,
                invoice.account()));
    }
}
