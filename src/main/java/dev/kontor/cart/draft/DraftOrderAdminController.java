package dev.kontor.cart.draft;

import dev.kontor.cart.CartId;
import dev.kontor.cart.OrderReference;
import dev.kontor.cart.TaxedCarts;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.cart.item.ChangeCart;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Draft orders and their payment links, for staff.
@RestController
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Draft orders", description = "Carts that staff prepare for customers, such as orders by phone.")
class DraftOrderAdminController {

    static final String PATH = "/admin/v1/draft-orders";

    private final DraftOrderService service;
    private final DraftOrderCopies copies;
    private final DraftOrderQueries queries;
    private final PaymentLinks links;
    private final TaxedCarts taxed;
    private final CarrierRates rates;

    DraftOrderAdminController(
            DraftOrderService service,
            DraftOrderCopies copies,
            DraftOrderQueries queries,
            PaymentLinks links,
            TaxedCarts taxed,
            CarrierRates rates) {
        this.service = service;
        this.copies = copies;
        this.queries = queries;
        this.links = links;
        this.taxed = taxed;
        this.rates = rates;
    }

    /// List draft orders.
    ///
    /// Returns draft orders, the most recently changed first, including those that have become orders. Sort
    /// by `updatedAt` or `createdAt`.
    @SortableBy({"-updatedAt", "createdAt"})
    @GetMapping(PATH)
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listDraftOrders")
    Page<DraftOrderSummary> list(
            @ParameterObject @Valid DraftOrderFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Create a draft order.
    ///
    /// Creates a cart that only staff see, for a customer or a guest. It is priced, taxed and shipped by
    /// the rules of carts, with the prices of the customer.
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDraftOrder")
    @Problems({
        ProblemCode.REJECTED,
        ProblemCode.MINIMUM_NOT_MET,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.UNKNOWN_CHANNEL,
        ProblemCode.CURRENCY_NOT_SUPPORTED,
        ProblemCode.ADDRESS_INVALID
    })
    ResponseEntity<DraftOrder> create(
            Actor actor, @RequestBody(required = false) @Valid @Nullable CreateDraftOrder request) {
        var draft = service.create(request == null ? CreateDraftOrder.NOTHING : request, new CartAccess(actor, null));
        return Created.at(PATH, draft.draft().id(), draft);
    }

    /// Repeat an order.
    ///
    /// Creates a draft order for the customer of a past order with its items at current prices, its e-mail
    /// address and its addresses. `items` reports what can no longer be bought, with a `reason`.
    @PostMapping("/admin/v1/orders/{id}/draft-order")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "copyOrderToDraft")
    @Problems({ProblemCode.UNKNOWN_CHANNEL, ProblemCode.ADDRESS_INVALID})
    ResponseEntity<CopiedOrder> copy(@PathVariable OrderReference id, Actor actor) {
        var copy = copies.copy(id, actor);
        return Created.at(PATH, copy.draftOrder().draft().id(), copy);
    }

    /// Get a draft order.
    ///
    /// Returns the draft with current prices. Changing it requires the returned `ETag`.
    @GetMapping(PATH + "/{id}")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "getDraftOrder")
    DraftOrder get(@PathVariable CartId id, Actor actor) {
        return rates.settled(() -> service.show(id, new CartAccess(actor, null)));
    }

    /// Change a draft order.
    ///
    /// Applies a merge patch to e-mail address, addresses, note, currency, locale and payment method. Each
    /// change of a draft ends its payment link. A new currency prices every item again and removes entered
    /// prices.
    @PatchMapping(PATH + "/{id}")
    @Operation(operationId = "changeDraftOrder")
    @ChangesCart
    @Problems({ProblemCode.CURRENCY_NOT_SUPPORTED, ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    DraftOrder change(@PathVariable CartId id, Actor actor, IfMatch ifMatch, MergePatch<ChangeCart> patch) {
        return rates.settled(() -> service.change(id, new CartAccess(actor, null), ifMatch, patch));
    }

    /// Delete a draft order.
    ///
    /// Deletes the draft permanently; its stock is released and its payment link stops working. One that
    /// has become an order stays.
    @DeleteMapping(PATH + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteDraftOrder")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED})
    void delete(@PathVariable CartId id, Actor actor, IfMatch ifMatch) {
        service.delete(id, new CartAccess(actor, null), ifMatch);
    }

    /// Hold the stock of a draft order.
    ///
    /// Holds all units of the draft for a time, from now on. A change of the items, another hold and
    /// deleting the draft end it; when it has expired, others can buy the units. Completing the draft takes
    /// the held units.
    @PutMapping(PATH + "/{id}/stock-hold")
    @Operation(operationId = "holdDraftOrderStock")
    @Problems({
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.REJECTED,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.CART_ALREADY_COMPLETED
    })
    DraftOrder hold(@PathVariable CartId id, Actor actor, @RequestBody @Valid HoldStock request) {
        return rates.settled(() -> service.hold(id, new CartAccess(actor, null), request));
    }

    /// Release the stock of a draft order.
    ///
    /// Ends the hold, if there is one.
    @DeleteMapping(PATH + "/{id}/stock-hold")
    @Operation(operationId = "releaseDraftOrderStock")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED})
    DraftOrder release(@PathVariable CartId id, Actor actor) {
        return rates.settled(() -> service.release(id, new CartAccess(actor, null)));
    }

    /// Send a payment link.
    ///
    /// Mails a link to the e-mail address of the draft. Its buyer sees the cart there, pays for it and
    /// completes it, but can change nothing else. The draft must lack nothing but the payment. The link is
    /// valid, and the prices are guaranteed, until `draft.linkValidUntil`; it works for one order. A new
    /// link ends the one before, and so does each change of the draft.
    @PostMapping(PATH + "/{id}/payment-link")
    @Operation(operationId = "sendPaymentLink")
    @ChangesCart
    DraftOrder sendLink(@PathVariable CartId id, Actor actor) {
        return taxed.run(() -> rates.settled(() -> links.send(id, new CartAccess(actor, null))));
    }

    /// Revoke the payment link.
    ///
    /// Ends the link, if there is one. A payment in progress continues.
    @DeleteMapping(PATH + "/{id}/payment-link")
    @Operation(operationId = "revokePaymentLink")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED})
    DraftOrder revokeLink(@PathVariable CartId id, Actor actor) {
        return rates.settled(() -> links.revoke(id, new CartAccess(actor, null)));
    }
}
