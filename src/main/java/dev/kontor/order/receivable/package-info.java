/// The debts of buyers on account: amounts, due dates, and reminders of overdue invoices.
@NullMarked
package dev.kontor.order.receivable;

import org.jspecify.annotations.NullMarked;
