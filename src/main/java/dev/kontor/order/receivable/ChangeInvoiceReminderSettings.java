package dev.kontor.order.receivable;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes when buyers are reminded of overdue invoices; `null` restores the default.
///
/// @param remindAfterDays days from the due day to the first reminder, and from each reminder to the next; empty by
///     default, for no reminders
record ChangeInvoiceReminderSettings(
        @Schema(example = "[7, 10, 14]") @Nullable @Size(max = InvoiceReminderSettings.MAX_REMINDERS)
        List<@NotNull @Min(1) @Max(InvoiceReminderSettings.MAX_DAYS) Integer> remindAfterDays) {}
