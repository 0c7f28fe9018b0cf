package dev.kontor.cart.settings;

import dev.kontor.cart.aggregate.CartSettings;
import dev.kontor.settings.SettingsEditor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The settings of carts, for staff.
@RestController
@RequestMapping("/admin/v1/settings/cart")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class CartSettingsAdminController {

    private final SettingsEditor settings;
    private final SettingsGroup<CartSettings> group;
    private final Shop shop;

    CartSettingsAdminController(SettingsEditor settings, SettingsGroup<CartSettings> group, Shop shop) {
        this.settings = settings;
        this.group = group;
        this.shop = shop;
    }

    /// Get the settings of carts.
    ///
    /// Returns the settings and where each value comes from. Send the `ETag` to change them.
    @GetMapping
    @Operation(operationId = "getCartSettings")
    CartSettingsDetails get() {
        return CartSettingsDetails.of(settings.get(group));
    }

    /// Change the settings of carts.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. A minimum value
    /// applies immediately, also to carts with a started payment. Placed orders do not change.
    @PatchMapping
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changeCartSettings")
    @Problems(ProblemCode.REJECTED)
    CartSettingsDetails change(IfMatch ifMatch, MergePatch<ChangeCartSettings> patch) {
        return CartSettingsDetails.of(settings.change(
                group, ifMatch, patch, ChangeCartSettings.class, wanted -> require(wanted.minimumValues())));
    }

    private void require(List<Money> minimums) {
        var named = new HashSet<Currency>();
        for (int index = 0; index < minimums.size(); index++) {
            var minimum = minimums.get(index);
            var at = "/minimumValues/" + index;
            if (!shop.currencies().contains(minimum.currency())) {
                throw RejectedException.at(
                        at, "not-sold", Message.of("cart.setting-currency", "currency", minimum.currency()));
            }
            if (!minimum.isPositive()) {
                throw RejectedException.at(at, "not-positive", Message.of("cart.setting-positive"));
            }
            if (!named.add(minimum.currency())) {
                throw RejectedException.at(
                        at, "duplicate", Message.of("cart.setting-once", "currency", minimum.currency()));
            }
        }
    }
}
