package dev.kontor.storefront.country;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.Shipping;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.context.StoreContextParameters;
import dev.kontor.storefront.context.StoreContexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Countries that the shop delivers to, for shoppers.
@RestController
@RequestMapping("/store/v1/countries")
@PublicEndpoint
@Tag(name = "Shop")
class CountryController {

    private final Shipping shipping;
    private final StoreContexts contexts;

    CountryController(Shipping shipping, StoreContexts contexts) {
        this.shipping = shipping;
        this.contexts = contexts;
    }

    /// List countries.
    ///
    /// Returns all countries and regions that the shop delivers to, sorted by name, with what an address form
    /// needs: the lines of an address, required fields, and the format of postcodes.
    @GetMapping
    @Operation(operationId = "listCountries")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    ResponseEntity<StoreCountries> list(
            @ParameterObject @Valid StoreContextParameters parameters, HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        return StoreCaching.response(
                StoreCountries.of(shipping.reach().areas(), context.locale()),
                context.locale(),
                List.of(StoreCaching.SHIPPING));
    }
}
