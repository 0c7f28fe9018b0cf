package dev.kontor.order.receivable;

import java.util.List;

/// When buyers are reminded of overdue invoices.
///
/// @param remindAfterDays days from the due day to the first reminder, and from each reminder to the next; empty for
///     no reminders
record InvoiceReminderSettings(List<Integer> remindAfterDays) {

    static final int MAX_REMINDERS = 3;
    static final int MAX_DAYS = 28;
}
