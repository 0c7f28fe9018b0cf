package dev.kontor.storefront.visibility;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.Standings;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Currency;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Why shoppers see a product or not, for staff.
@RestController
@RequestMapping("/admin/v1/products/{id}/visibility")
@RequiresPermission(Permission.CATALOG_READ)
@Tag(name = "Products", description = "Products with their variants, texts and pictures.")
class VisibilityAdminController {

    private final Standings standings;
    private final OfferFactQueries offers;
    private final Shop shop;

    VisibilityAdminController(Standings standings, OfferFactQueries offers, Shop shop) {
        this.standings = standings;
        this.offers = offers;
        this.shop = shop;
    }

    @GetMapping
    @Operation(
            operationId = "explainVisibility",
            summary = "Explain why shoppers see a product or not",
            description = "Every condition with yes or no, what comes of it, and what to do: state, dates, variants,"
                    + " attributes, price, stock, category and translation.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.CURRENCY_NOT_SUPPORTED})
    Visibility explain(@PathVariable ProductId id, @ParameterObject @Valid VisibilityParameters parameters) {
        var product = standings.of(id).orElseThrow(() -> NotFoundException.of("product", id));
        var locale = parameters.locale() == null ? shop.defaultLocale() : parameters.locale();
        var currency = currency(parameters);
        var facts = offers.of(product.variants(), currency);
        return Visibility.of(
                id,
                locale.toLanguageTag(),
                currency.getCurrencyCode(),
                new VisibilityCheck(product, facts, locale, currency).conditions());
    }

    private Currency currency(VisibilityParameters parameters) {
        var wanted = parameters.currency();
        if (wanted == null) {
            return shop.defaultCurrency();
        }
        if (!shop.currencies().contains(wanted)) {
            throw new RejectedException(
                    ProblemCode.CURRENCY_NOT_SUPPORTED, "The shop does not sell in " + wanted.getCurrencyCode() + ".");
        }
        return wanted;
    }
}
