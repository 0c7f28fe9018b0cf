package dev.kontor.cart.draft;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The custom lines of draft orders, for staff who can set prices.
@RestController
@RequestMapping(DraftOrderAdminController.PATH + "/{id}/custom-items")
@RequiresPermission(Permission.PRICES_OVERRIDE)
@Tag(name = "Draft orders")
class CustomItemController {

    private final CustomItemService service;
    private final CarrierRates rates;

    CustomItemController(CustomItemService service, CarrierRates rates) {
        this.service = service;
        this.rates = rates;
    }

    /// Add a custom line to a draft order.
    ///
    /// Adds something that is not in the catalogue, such as a service or a used part. It needs no stock and
    /// does not end a hold. `DELETE .../items/{itemId}` removes it.
    @PostMapping
    @Operation(operationId = "addDraftOrderCustomItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.QUANTITY_LIMIT})
    DraftOrder add(@PathVariable CartId id, Actor actor, @RequestBody @Valid SaveCustomItem request) {
        return rates.settled(() -> service.add(id, new CartAccess(actor, null), request));
    }

    /// Change a custom line of a draft order.
    ///
    /// Applies a merge patch to a custom line. `null` removes the SKU and resets the other optional fields.
    @PatchMapping("/{itemId}")
    @Operation(operationId = "changeDraftOrderCustomItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.QUANTITY_LIMIT})
    DraftOrder change(
            @PathVariable CartId id,
            @PathVariable CartItemId itemId,
            Actor actor,
            IfMatch ifMatch,
            MergePatch<SaveCustomItem> patch) {
        return rates.settled(() -> service.change(id, new CartAccess(actor, null), ifMatch, itemId, patch));
    }
}
