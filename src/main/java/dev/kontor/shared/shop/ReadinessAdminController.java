package dev.kontor.shared.shop;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows staff what still prevents the first sale.
@RestController
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Shop", description = "Whether the shop can sell.")
class ReadinessAdminController {

    private final List<ReadinessCheck> checks;

    ReadinessAdminController(List<ReadinessCheck> checks) {
        this.checks = checks.stream()
                .sorted(Comparator.comparingInt(ReadinessCheck::order))
                .toList();
    }

    /// Check readiness to sell.
    ///
    /// Checks taxes, shipping, products, prices, stock, payment, mail and the public address. Each finding names
    /// its remedy.
    @GetMapping("/admin/v1/shop/readiness")
    @Operation(operationId = "getShopReadiness")
    ShopReadiness get() {
        var language = LocaleContextHolder.getLocale();
        return ShopReadiness.of(checks.stream()
                .flatMap(check -> check.check().stream())
                .map(finding -> finding.in(language))
                .toList());
    }
}
