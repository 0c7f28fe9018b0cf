package dev.kontor.pricing.explain;

import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Explains prices to staff.
@RestController
@RequiresPermission(Permission.PRICING_READ)
@Tag(name = "Prices", description = "Base prices and price lists.")
class PriceExplanationAdminController {

    private final PriceExplainer explainer;
    private final Channels channels;
    private final Shop shop;

    PriceExplanationAdminController(PriceExplainer explainer, Channels channels, Shop shop) {
        this.explainer = explainer;
        this.channels = channels;
        this.shop = shop;
    }

    /// Explain the price of a variant.
    ///
    /// Returns what a buyer pays for a unit now in a channel, at a quantity, and all prices of the
    /// variant with the reason why each applies or not. With `country`, `total` explains what all units cost there
    /// with their taxes. Stores nothing.
    @PostMapping("/admin/v1/prices/explain")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "explainPrice")
    @Problems({
        ProblemCode.NOT_FOUND,
        ProblemCode.UNKNOWN_CHANNEL,
        ProblemCode.CURRENCY_NOT_SUPPORTED,
        ProblemCode.REJECTED,
        ProblemCode.VAT_NUMBER_INVALID
    })
    PriceExplanation explain(@RequestBody @Valid ExplainPrice request) {
        var channel = channel(request.channel());
        var currency = request.currency() == null ? channel.defaultCurrency() : request.currency();
        PriceRules.requireSold(currency, shop);
        return explainer.explain(request, currency, channel);
    }

    private Channel channel(@Nullable String code) {
        return code == null
                ? channels.standard()
                : channels.find(code)
                        .orElseThrow(() -> new BadRequestException(
                                ProblemCode.UNKNOWN_CHANNEL, "The channel \"%s\" does not exist.".formatted(code)));
    }
}
