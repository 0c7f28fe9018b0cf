package dev.kontor.storefront.settings;

import dev.kontor.settings.SettingsEditor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.product.AvailabilitySettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Settings of availability, for staff.
@RestController
@RequestMapping("/admin/v1/settings/storefront")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class AvailabilitySettingsAdminController {

    private final SettingsEditor settings;
    private final SettingsGroup<AvailabilitySettings> group;

    AvailabilitySettingsAdminController(SettingsEditor settings, SettingsGroup<AvailabilitySettings> group) {
        this.settings = settings;
        this.group = group;
    }

    /// Get the settings of availability.
    ///
    /// Changing them requires the returned `ETag`.
    @GetMapping
    @Operation(operationId = "getAvailabilitySettings")
    AvailabilitySettingsDetails get() {
        return AvailabilitySettingsDetails.of(settings.get(group));
    }

    /// Change the settings of availability.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. A field that the
    /// environment sets cannot be changed.
    @PatchMapping
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeAvailabilitySettings")
    @Problems(ProblemCode.SETTING_FIXED)
    AvailabilitySettingsDetails change(IfMatch ifMatch, MergePatch<ChangeAvailabilitySettings> patch) {
        return AvailabilitySettingsDetails.of(
                settings.change(group, ifMatch, patch, ChangeAvailabilitySettings.class, SettingsEditor.ANY));
    }
}
