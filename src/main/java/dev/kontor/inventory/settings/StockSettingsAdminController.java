package dev.kontor.inventory.settings;

import dev.kontor.inventory.stock.StockSettings;
import dev.kontor.settings.SettingsEditor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
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

/// Settings of stock, for staff.
@RestController
@RequestMapping("/admin/v1/settings/inventory")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class StockSettingsAdminController {

    private final SettingsEditor settings;
    private final SettingsGroup<StockSettings> group;

    StockSettingsAdminController(SettingsEditor settings, SettingsGroup<StockSettings> group) {
        this.settings = settings;
        this.group = group;
    }

    /// Get the settings of stock.
    ///
    /// Changing them requires the returned `ETag`.
    @GetMapping
    @Operation(operationId = "getStockSettings")
    StockSettingsDetails get() {
        return StockSettingsDetails.of(settings.get(group));
    }

    /// Change the settings of stock.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. A field that the
    /// environment sets cannot be changed. Existing reservations do not change.
    @PatchMapping
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeStockSettings")
    @Problems(ProblemCode.SETTING_FIXED)
    StockSettingsDetails change(IfMatch ifMatch, MergePatch<ChangeStockSettings> patch) {
        return StockSettingsDetails.of(
                settings.change(group, ifMatch, patch, ChangeStockSettings.class, SettingsEditor.ANY));
    }
}
