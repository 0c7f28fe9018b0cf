package dev.kontor.order.unpaid;

import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reminders and the cancellation of unpaid orders.
///
/// @param version 0 until staff change it
/// @param updatedAt absent until then
/// @param remindAfterDays days from the order to the reminder; absent for no reminder
/// @param cancelAfterDays days from the reminder to the cancellation; absent if orders are not canceled
/// @param sources where the values come from
@Schema(name = "UnpaidOrderSettings")
record UnpaidOrderSettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        @Schema(example = "5") @Nullable Integer remindAfterDays,
        @Schema(example = "7") @Nullable Integer cancelAfterDays,
        List<SettingSource> sources)
        implements Versioned {

    static UnpaidOrderSettingsDetails of(SettingsState<UnpaidOrderSettings> state) {
        var values = state.values();
        return new UnpaidOrderSettingsDetails(
                state.version(),
                state.updatedAt(),
                values.remindAfterDays(),
                values.cancelAfterDays(),
                state.sources());
    }
}
