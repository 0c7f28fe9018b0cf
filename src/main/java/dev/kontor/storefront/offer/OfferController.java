package dev.kontor.storefront.offer;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.context.BuyerContexts;
import dev.kontor.storefront.context.StoreContexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Prices and availability on their own: fresher than cached pages.
@RestController
@RequestMapping("/store/v1")
@PublicEndpoint
@Tag(name = "Products", description = "What the shop sells, with prices and availability.")
class OfferController {

    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePrivate();

    private final OfferQueries offers;
    private final StoreContexts contexts;
    private final BuyerContexts buyers;

    OfferController(OfferQueries offers, StoreContexts contexts, BuyerContexts buyers) {
        this.offers = offers;
        this.contexts = contexts;
        this.buyers = buyers;
    }

    /// Query prices.
    ///
    /// Returns the current prices of up to 100 variants, for a signed-in customer with their price lists.
    /// Variants that the channel does not sell, or without a price in that currency, are omitted.
    @PostMapping("/prices/query")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "queryPrices")
    @Problems({ProblemCode.CURRENCY_NOT_SUPPORTED, ProblemCode.UNKNOWN_CHANNEL})
    ResponseEntity<Page<VariantPriceDetails>> prices(
            @RequestBody @Valid QueryPrices query, HttpServletRequest request) {
        var context = buyers.of(contexts.of(null, query.currency(), query.channel(), request), query.country());
        return ResponseEntity.ok().cacheControl(SHORT).body(Page.whole(offers.prices(query.variantIds(), context)));
    }

    /// Query availability.
    ///
    /// Returns the current availability of up to 100 variants. Variants that the channel does not sell are
    /// omitted.
    @PostMapping("/availability/query")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "queryAvailability")
    @Problems(ProblemCode.UNKNOWN_CHANNEL)
    ResponseEntity<Page<VariantStock>> availability(
            @RequestBody @Valid QueryAvailability query, HttpServletRequest request) {
        var context = contexts.of(null, null, query.channel(), request);
        return ResponseEntity.ok()
                .cacheControl(SHORT)
                .body(Page.whole(offers.availability(query.variantIds(), context)));
    }
}
