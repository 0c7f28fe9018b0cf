package dev.kontor.order.receivable;

import dev.kontor.settings.SettingsEditor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Settings of reminders of overdue invoices, for staff.
@RestController
@RequestMapping("/admin/v1/settings/invoice-reminders")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class InvoiceReminderSettingsAdminController {

    private final SettingsEditor settings;
    private final SettingsGroup<InvoiceReminderSettings> group;

    InvoiceReminderSettingsAdminController(SettingsEditor settings, SettingsGroup<InvoiceReminderSettings> group) {
        this.settings = settings;
        this.group = group;
    }

    /// Get the settings of invoice reminders.
    ///
    /// Changing them requires the returned `ETag`.
    @GetMapping
    @Operation(operationId = "getInvoiceReminderSettings")
    InvoiceReminderSettingsDetails get() {
        return InvoiceReminderSettingsDetails.of(settings.get(group));
    }

    /// Change the settings of invoice reminders.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. They are about orders
    /// on account. The buyer of an overdue invoice gets a mail for each number of days in the list, until
    /// everything is paid. Invoices that were due more than 30 days ago get no first reminder.
    @PatchMapping
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeInvoiceReminderSettings")
    InvoiceReminderSettingsDetails change(IfMatch ifMatch, MergePatch<ChangeInvoiceReminderSettings> patch) {
        return InvoiceReminderSettingsDetails.of(
                settings.change(group, ifMatch, patch, ChangeInvoiceReminderSettings.class, _ -> {}));
    }
}
