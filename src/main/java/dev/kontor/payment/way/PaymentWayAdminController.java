package dev.kontor.payment.way;

import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.payment.provider.PaymentWays;
import dev.kontor.payment.provider.ProviderTexts;
import dev.kontor.settings.SettingsEditor;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Ways to pay, for staff.
@RestController
@RequestMapping("/admin/v1/payment-providers")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class PaymentWayAdminController {

    private final PaymentWays ways;
    private final SettingsEditor settings;
    private final PaymentWayGroups groups;
    private final Shop shop;

    PaymentWayAdminController(PaymentWays ways, SettingsEditor settings, PaymentWayGroups groups, Shop shop) {
        this.ways = ways;
        this.settings = settings;
        this.groups = groups;
        this.shop = shop;
    }

    /// List the ways to pay.
    ///
    /// Returns all that this installation has, in the order in which buyers see them, also those that are not
    /// offered. Keys and accounts at a provider are configuration of the environment.
    @GetMapping
    @Operation(operationId = "listPaymentProviders")
    Page<PaymentWayDetails> list() {
        return Page.whole(ways.codes().stream()
                .map(this::get)
                .sorted(Comparator.comparingInt(PaymentWayDetails::position).thenComparing(PaymentWayDetails::code))
                .toList());
    }

    /// Get a way to pay.
    ///
    /// Changing it requires the returned `ETag`.
    @GetMapping("/{code}")
    @Operation(operationId = "getPaymentProvider")
    PaymentWayDetails get(
            @Parameter(description = "Code of the payment method.", example = "bank-transfer")
                    @PathVariable
                    @Size(max = 50)
                    String code) {
        return details(code, settings.get(group(code)));
    }

    /// Change a way to pay.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` restores the default. A field that the
    /// environment sets cannot be changed. A way that is no longer offered cannot be selected, and a payment by
    /// it that was started and not sent cannot be completed; payments that were sent go on.
    @PatchMapping("/{code}")
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "changePaymentProvider")
    @Problems({ProblemCode.SETTING_FIXED, ProblemCode.REJECTED})
    PaymentWayDetails change(
            @Parameter(description = "Code of the payment method.", example = "bank-transfer")
                    @PathVariable
                    @Size(max = 50)
                    String code,
            IfMatch ifMatch,
            MergePatch<ChangePaymentWay> patch) {
        return details(code, settings.change(group(code), ifMatch, patch, ChangePaymentWay.class, way -> {
            PaymentWayRules.require(way, PaymentWays.hasAccount(code), PaymentWays.isCredit(code), shop);
            groups.requireExisting(way);
        }));
    }

    private SettingsGroup<PaymentWay> group(String code) {
        return ways.find(code)
                .orElseThrow(() -> new NotFoundException(
                        "There is no way to pay %s. `GET /admin/v1/payment-providers` lists them.".formatted(code)));
    }

    private static PaymentWayDetails details(String code, SettingsState<PaymentWay> state) {
        var name = ProviderTexts.of(LocaleContextHolder.getLocale()).name(code);
        return PaymentWayDetails.of(code, name, PaymentWays.hasAccount(code), state);
    }
}
