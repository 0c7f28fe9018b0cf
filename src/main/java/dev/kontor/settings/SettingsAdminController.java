package dev.kontor.settings;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Settings of the shop, for staff.
@RestController
@RequestMapping("/admin/v1/settings")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class SettingsAdminController {

    private final SettingsService settings;
    private final SettingsGroup<ShopSettings> shop;

    SettingsAdminController(SettingsService settings, SettingsGroup<ShopSettings> shop) {
        this.settings = settings;
        this.shop = shop;
    }

    /// List all settings.
    ///
    /// Returns every group with the values that apply and where they come from. A value of the environment wins
    /// over one of staff, which wins over the default.
    @GetMapping
    @Operation(operationId = "listSettings")
    Page<SettingsGroupDetails> list() {
        return Page.whole(settings.list());
    }

    /// Get the settings of the shop.
    ///
    /// Changing them requires the returned `ETag`.
    @GetMapping("/shop")
    @Operation(operationId = "getShopSettings")
    ShopSettingsDetails get() {
        return ShopSettingsDetails.of(settings.get(shop));
    }

    /// Change the settings of the shop.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. A field that the
    /// environment sets cannot be changed.
    @PatchMapping("/shop")
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeShopSettings")
    @Problems(ProblemCode.SETTING_FIXED)
    ShopSettingsDetails change(IfMatch ifMatch, MergePatch<ChangeShopSettings> patch) {
        return ShopSettingsDetails.of(
                settings.change(shop, ifMatch, patch, ChangeShopSettings.class, SettingsEditor.ANY));
    }
}
