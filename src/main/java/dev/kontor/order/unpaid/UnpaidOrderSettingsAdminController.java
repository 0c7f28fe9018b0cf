package dev.kontor.order.unpaid;

import dev.kontor.settings.SettingsEditor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Settings of unpaid orders, for staff.
@RestController
@RequestMapping("/admin/v1/settings/unpaid-orders")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class UnpaidOrderSettingsAdminController {

    private final SettingsEditor settings;
    private final SettingsGroup<UnpaidOrderSettings> group;

    UnpaidOrderSettingsAdminController(SettingsEditor settings, SettingsGroup<UnpaidOrderSettings> group) {
        this.settings = settings;
        this.group = group;
    }

    /// Get the settings of unpaid orders.
    ///
    /// Changing them requires the returned `ETag`.
    @GetMapping
    @Operation(operationId = "getUnpaidOrderSettings")
    UnpaidOrderSettingsDetails get() {
        return UnpaidOrderSettingsDetails.of(settings.get(group));
    }

    /// Change the settings of unpaid orders.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. They are about
    /// orders that await a bank transfer. If orders are canceled, the reminder names the last day to pay. A
    /// later change does not move that day, and an order whose reminder names none is never canceled.
    @PatchMapping
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeUnpaidOrderSettings")
    @Problems(ProblemCode.REJECTED)
    UnpaidOrderSettingsDetails change(IfMatch ifMatch, MergePatch<ChangeUnpaidOrderSettings> patch) {
        return UnpaidOrderSettingsDetails.of(settings.change(
                group,
                ifMatch,
                patch,
                ChangeUnpaidOrderSettings.class,
                UnpaidOrderSettingsAdminController::requireReminder));
    }

    private static void requireReminder(UnpaidOrderSettings wanted) {
        if (wanted.cancelAfterDays() != null && wanted.remindAfterDays() == null) {
            throw RejectedException.at("/cancelAfterDays", "no-reminder", Message.of("order.cancels-without-reminder"));
        }
    }
}
