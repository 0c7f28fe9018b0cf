package dev.kontor.storefront.visibility;

import dev.kontor.catalog.AssortmentStatuses;
import dev.kontor.catalog.ChannelAssortments;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Currency;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Explains the visibility of products, for staff.
@RestController
@RequestMapping("/admin/v1/products/{id}/visibility")
@RequiresPermission(Permission.CATALOG_READ)
@Tag(name = "Products", description = "Products with their variants, texts and pictures.")
class VisibilityAdminController {

    private final AssortmentStatuses statuses;
    private final ChannelAssortments inChannels;
    private final OfferFactQueries offers;
    private final Channels channels;
    private final Shop shop;

    VisibilityAdminController(
            AssortmentStatuses statuses,
            ChannelAssortments inChannels,
            OfferFactQueries offers,
            Channels channels,
            Shop shop) {
        this.statuses = statuses;
        this.inChannels = inChannels;
        this.offers = offers;
        this.channels = channels;
        this.shop = shop;
    }

    /// Explain the visibility of a product.
    ///
    /// Lists every condition with its result, its effect and its remedy: the channel with its assortment, dates,
    /// languages and currencies, then status, dates, variants, attributes, price, stock, category and
    /// translation.
    @GetMapping
    @Operation(operationId = "explainVisibility")
    @Problems({ProblemCode.UNKNOWN_CHANNEL, ProblemCode.CURRENCY_NOT_SUPPORTED})
    Visibility explain(@PathVariable ProductId id, @ParameterObject @Valid VisibilityParameters parameters) {
        var product = statuses.of(id).orElseThrow(() -> NotFoundException.of("product", id));
        var channel = channel(parameters);
        var locale = parameters.locale() == null ? channel.defaultLocale() : parameters.locale();
        var currency = currency(parameters, channel);
        var facts = offers.of(product.variants(), currency, channel);
        var conditions = new ArrayList<>(new ChannelCheck(channel, inChannels.of(id, channel.id()), product.today())
                .conditions(locale, currency));
        conditions.addAll(new VisibilityCheck(product, facts, locale, currency).conditions());
        return Visibility.of(id, channel.code(), locale.toLanguageTag(), currency.getCurrencyCode(), conditions);
    }

    private Channel channel(VisibilityParameters parameters) {
        var code = parameters.channel();
        return code == null
                ? channels.standard()
                : channels.find(code)
                        .orElseThrow(() -> new BadRequestException(
                                ProblemCode.UNKNOWN_CHANNEL, "The channel \"%s\" does not exist.".formatted(code)));
    }

    private Currency currency(VisibilityParameters parameters, Channel channel) {
        var wanted = parameters.currency();
        if (wanted == null) {
            return channel.defaultCurrency();
        }
        if (!shop.currencies().contains(wanted)) {
            throw new RejectedException(
                    ProblemCode.CURRENCY_NOT_SUPPORTED, "The shop does not support " + wanted.getCurrencyCode() + ".");
        }
        return wanted;
    }
}
