package dev.kontor.order.receivable;

import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When buyers are reminded of overdue invoices.
///
/// @param version 0 until staff change it
/// @param updatedAt absent until then
/// @param remindAfterDays days from the due day to the first reminder, and from each reminder to the next; empty for
///     no reminders
/// @param sources where the values come from
@Schema(name = "InvoiceReminderSettings")
record InvoiceReminderSettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        @Schema(example = "[7, 10, 14]") List<Integer> remindAfterDays,
        List<SettingSource> sources)
        implements Versioned {

    static InvoiceReminderSettingsDetails of(SettingsState<InvoiceReminderSettings> state) {
        return new InvoiceReminderSettingsDetails(
                state.version(), state.updatedAt(), state.values().remindAfterDays(), state.sources());
    }
}
