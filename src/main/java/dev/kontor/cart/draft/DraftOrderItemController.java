package dev.kontor.cart.draft;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.cart.item.AddItem;
import dev.kontor.cart.item.CartVatNumberEntry;
import dev.kontor.cart.item.ChangeItem;
import dev.kontor.cart.item.EnterCode;
import dev.kontor.cart.item.EnterVatNumber;
import dev.kontor.cart.pricing.CartShippingOptions;
import dev.kontor.cart.shipping.CartCarrierPoints;
import dev.kontor.cart.shipping.CartShippingService;
import dev.kontor.cart.shipping.SelectShipping;
import dev.kontor.identity.Actor;
import dev.kontor.promotion.PromotionCodes;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The items, custom lines, prices, codes, VAT numbers and shipping of draft orders, for staff.
@RestController
@RequestMapping(DraftOrderAdminController.PATH + "/{id}")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Draft orders")
class DraftOrderItemController {

    private final DraftOrderService service;
    private final CustomItemService customItems;
    private final CartVatNumberEntry vatNumbers;
    private final CartShippingService shipping;
    private final CartCarrierPoints points;
    private final CarrierRates rates;

    DraftOrderItemController(
            DraftOrderService service,
            CustomItemService customItems,
            CartVatNumberEntry vatNumbers,
            CartShippingService shipping,
            CartCarrierPoints points,
            CarrierRates rates) {
        this.service = service;
        this.customItems = customItems;
        this.vatNumbers = vatNumbers;
        this.shipping = shipping;
        this.points = points;
        this.rates = rates;
    }

    /// Add an item to a draft order.
    ///
    /// Adds units of a variant, with the `inputs` that the product requires. A hold of the draft's stock
    /// ends.
    @PostMapping("/items")
    @Operation(operationId = "addDraftOrderItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.MINIMUM_NOT_MET, ProblemCode.QUANTITY_LIMIT})
    DraftOrder add(@PathVariable CartId id, Actor actor, @RequestBody @Valid AddItem request) {
        return rates.settled(() -> service.add(id, access(actor), request));
    }

    /// Change an item of a draft order.
    ///
    /// Sets quantity and inputs. A hold of the draft's stock ends.
    @PatchMapping("/items/{itemId}")
    @Operation(operationId = "changeDraftOrderItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.MINIMUM_NOT_MET, ProblemCode.QUANTITY_LIMIT})
    DraftOrder change(
            @PathVariable CartId id,
            @PathVariable CartItemId itemId,
            Actor actor,
            IfMatch ifMatch,
            @RequestBody @Valid ChangeItem request) {
        return rates.settled(() -> service.change(id, access(actor), ifMatch, itemId, request));
    }

    /// Remove an item of a draft order.
    ///
    /// Removes the item and returns the draft. A hold of its stock ends.
    @DeleteMapping("/items/{itemId}")
    @Operation(operationId = "removeDraftOrderItem")
    @ChangesCart
    DraftOrder remove(@PathVariable CartId id, @PathVariable CartItemId itemId, Actor actor, IfMatch ifMatch) {
        return rates.settled(() -> service.remove(id, access(actor), ifMatch, itemId));
    }

    /// Set the price of an item.
    ///
    /// Replaces the unit price of the shop by the entered one, with a reason. Promotions apply to it.
    @PutMapping("/items/{itemId}/price")
    @RequiresPermission(Permission.PRICES_OVERRIDE)
    @Operation(operationId = "overrideDraftOrderItemPrice")
    @ChangesCart
    @Problems(ProblemCode.REJECTED)
    DraftOrder price(
            @PathVariable CartId id,
            @PathVariable CartItemId itemId,
            Actor actor,
            IfMatch ifMatch,
            @RequestBody @Valid SetItemPrice request) {
        return rates.settled(() -> service.price(id, access(actor), ifMatch, itemId, request));
    }

    /// Reset the price of an item.
    ///
    /// Restores the price of the shop.
    @DeleteMapping("/items/{itemId}/price")
    @RequiresPermission(Permission.PRICES_OVERRIDE)
    @Operation(operationId = "resetDraftOrderItemPrice")
    @ChangesCart
    @Problems(ProblemCode.REJECTED)
    DraftOrder resetPrice(@PathVariable CartId id, @PathVariable CartItemId itemId, Actor actor, IfMatch ifMatch) {
        return rates.settled(() -> service.resetPrice(id, access(actor), ifMatch, itemId));
    }

    /// Add a custom line to a draft order.
    ///
    /// Adds something that is not in the catalogue, such as a service or a used part. It needs no stock and
    /// does not end a hold. `DELETE .../items/{itemId}` removes it.
    @PostMapping("/custom-items")
    @RequiresPermission(Permission.PRICES_OVERRIDE)
    @Operation(operationId = "addDraftOrderCustomItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.QUANTITY_LIMIT})
    DraftOrder addCustom(@PathVariable CartId id, Actor actor, @RequestBody @Valid SaveCustomItem request) {
        return rates.settled(() -> customItems.add(id, access(actor), request));
    }

    /// Change a custom line of a draft order.
    ///
    /// Applies a merge patch to a custom line. `null` removes the SKU and resets the other optional fields.
    @PatchMapping("/custom-items/{itemId}")
    @RequiresPermission(Permission.PRICES_OVERRIDE)
    @Operation(operationId = "changeDraftOrderCustomItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.QUANTITY_LIMIT})
    DraftOrder changeCustom(
            @PathVariable CartId id,
            @PathVariable CartItemId itemId,
            Actor actor,
            IfMatch ifMatch,
            MergePatch<SaveCustomItem> patch) {
        return rates.settled(() -> customItems.change(id, access(actor), ifMatch, itemId, patch));
    }

    /// Enter a code into a draft order.
    ///
    /// Enters a code of a promotion. `cart.codes` says whether it gives a discount and, if not, why.
    @PostMapping("/codes")
    @Operation(operationId = "enterDraftOrderCode")
    @ChangesCart
    @Problems({ProblemCode.PROMOTION_NOT_APPLICABLE, ProblemCode.QUANTITY_LIMIT})
    DraftOrder enter(@PathVariable CartId id, Actor actor, @RequestBody @Valid EnterCode request) {
        return rates.settled(() -> service.enter(id, access(actor), request.code()));
    }

    /// Remove a code from a draft order.
    ///
    /// Removes an entered code and returns the draft with its new totals.
    @DeleteMapping("/codes/{code}")
    @Operation(operationId = "removeDraftOrderCode")
    @ChangesCart
    DraftOrder removeCode(
            @PathVariable CartId id,
            @Parameter(description = "The entered code.", example = "SUMMER")
                    @PathVariable
                    @Size(max = PromotionCodes.MAX_LENGTH)
                    String code,
            Actor actor,
            IfMatch ifMatch) {
        return rates.settled(() -> service.removeCode(id, access(actor), ifMatch, code));
    }

    /// Set the VAT number of a draft order.
    ///
    /// Checks the VAT number of the buyer's company with its register, as for a cart. Drafts for customers have
    /// the number of their company already.
    @PutMapping("/vat-number")
    @Operation(operationId = "setDraftOrderVatNumber")
    @ChangesCart
    @Problems(ProblemCode.VAT_NUMBER_INVALID)
    DraftOrder setVatNumber(
            @PathVariable CartId id, Actor actor, IfMatch ifMatch, @RequestBody @Valid EnterVatNumber request) {
        var access = access(actor);
        var number = vatNumbers.checked(id, access, ifMatch, request.vatNumber());
        return rates.settled(() -> service.changed(id, () -> vatNumbers.set(id, access, ifMatch, number)));
    }

    /// Remove the VAT number of a draft order.
    ///
    /// Removes the number and returns the draft with its new totals.
    @DeleteMapping("/vat-number")
    @Operation(operationId = "removeDraftOrderVatNumber")
    @ChangesCart
    DraftOrder removeVatNumber(@PathVariable CartId id, Actor actor, IfMatch ifMatch) {
        return rates.settled(() -> service.changed(id, () -> vatNumbers.remove(id, access(actor), ifMatch)));
    }

    /// List the shipping options of a draft order.
    ///
    /// Returns the shipping options for the address of the draft, the cheapest first.
    @GetMapping("/shipping-options")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listDraftOrderShippingOptions")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    CartShippingOptions options(@PathVariable CartId id, Actor actor) {
        return rates.settled(() -> shipping.options(id, access(actor)));
    }

    /// Select the shipping of a draft order.
    ///
    /// Selects an offered option by id or code, as for a cart.
    @PutMapping("/shipping-selection")
    @Operation(operationId = "selectDraftOrderShipping")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.SHIPPING_UNAVAILABLE})
    DraftOrder ship(@PathVariable CartId id, Actor actor, IfMatch ifMatch, @RequestBody @Valid SelectShipping request) {
        var access = access(actor);
        var point = points.found(id, access, request);
        return rates.settled(() -> service.ship(id, access, ifMatch, request, point));
    }

    private static CartAccess access(Actor actor) {
        return new CartAccess(actor, null);
    }
}
