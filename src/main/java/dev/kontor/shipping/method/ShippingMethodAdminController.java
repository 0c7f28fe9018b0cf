package dev.kontor.shipping.method;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import dev.kontor.shipping.ShippingMethodId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages shipping methods.
@RestController
@RequiresPermission(Permission.SHIPPING_WRITE)
@Tag(name = "Shipping", description = "Shipping zones and methods with their prices.")
class ShippingMethodAdminController {

    private static final String PATH = "/admin/v1/shipping-methods";

    private final ShippingMethodService methods;
    private final ShippingMethodQueries queries;
    private final Shop shop;
    private final CarrierRates rates;

    ShippingMethodAdminController(
            ShippingMethodService methods, ShippingMethodQueries queries, Shop shop, CarrierRates rates) {
        this.methods = methods;
        this.queries = queries;
        this.rates = rates;
        this.shop = shop;
    }

    /// List shipping methods.
    ///
    /// Returns all methods with the number of their rates, surcharges and postcode ranges; `GET` of a method
    /// returns those. Sort by `code` or `createdAt`.
    @SortableBy({"code", "createdAt"})
    @GetMapping(PATH)
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "listShippingMethods")
    Page<ShippingMethodSummary> list(
            @ParameterObject @Valid ShippingMethodFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Create a shipping method.
    ///
    /// A method is either `FLAT`, with one price per currency, or has bands by weight, value, quantity or volume.
    /// The bands of a currency ascend, and each begins where the previous one ends. A band can charge for each
    /// further part, such as every kilogram. With `carrierRate` a carrier determines the price.
    /// Items with a shipping profile have separate rates. Surcharges and conditions depend on postcode, channel
    /// and customer group. The method is not available in currencies without a price.
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createShippingMethod")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<ShippingMethod> create(@RequestBody @Valid SaveShippingMethod request) {
        var method = methods.create(request);
        return Created.at(PATH, method.id(), method);
    }

    /// Get a shipping method.
    ///
    /// Returns the method with its prices. Changing it requires the returned `ETag`.
    @GetMapping(PATH + "/{id}")
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "getShippingMethod")
    ShippingMethod get(@PathVariable ShippingMethodId id) {
        return methods.get(id);
    }

    /// Change a shipping method.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, lists are replaced as a whole.
    @PatchMapping(PATH + "/{id}")
    @Operation(operationId = "changeShippingMethod")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ShippingMethod change(@PathVariable ShippingMethodId id, IfMatch ifMatch, MergePatch<SaveShippingMethod> patch) {
        return methods.change(id, ifMatch, patch);
    }

    /// Delete a shipping method.
    ///
    /// Existing orders keep a copy. Carts that selected it must select another one.
    @DeleteMapping(PATH + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteShippingMethod")
    void delete(@PathVariable ShippingMethodId id, IfMatch ifMatch) {
        methods.delete(id, ifMatch);
    }

    /// Simulate shipping.
    ///
    /// Returns which methods are available for a parcel, at what price, and why the others are not. Stores
    /// nothing.
    @PostMapping("/admin/v1/shipping/simulate")
    @RequiresPermission(Permission.SHIPPING_READ)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "simulateShipping")
    @Problems({ProblemCode.VALIDATION_FAILED, ProblemCode.ADDRESS_INVALID})
    ShippingSimulation simulate(@RequestBody @Valid SimulateShipping request) {
        var errors = new ArrayList<FieldProblem>();
        ShippingRules.amount(request.value(), "/value/amount", errors);
        for (int index = 0; index < request.profiled().size(); index++) {
            var value = request.profiled().get(index).value();
            var pointer = "/contents/" + index + "/value";
            ShippingRules.amount(value, pointer + "/amount", errors);
            if (!value.currency().equals(request.value().currency())) {
                errors.add(FieldProblem.ofPointer(
                        pointer + "/currency", "other-currency", "Must be the currency of `/value`."));
            }
        }
        if (!errors.isEmpty()) {
            throw new BadRequestException(ProblemCode.VALIDATION_FAILED, "The parcel is not valid.", Map.of(), errors);
        }
        var destination = AddressRules.check("/destination", request.destination());
        return rates.settled(() -> methods.simulate(request.to(destination), shop.defaultLocale()));
    }
}
