/// What buyers on account owe: until when, how much, and reminders of overdue invoices.
@NullMarked
package dev.kontor.order.receivable;

import org.jspecify.annotations.NullMarked;
