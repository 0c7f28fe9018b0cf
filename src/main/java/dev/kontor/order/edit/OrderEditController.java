package dev.kontor.order.edit;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows buyers how the shop changed their orders.
@RestController
@RequestMapping("/store/v1/orders/{id}/edits")
@RequiresCapability(RequiresCapability.ORDER_TOKEN)
@Tag(name = "Orders")
class OrderEditController {

    private final OrderEdits edits;

    OrderEditController(OrderEdits edits) {
        this.edits = edits;
    }

    /// List the changes of an own order.
    ///
    /// Returns how the shop changed the items of the order after it was placed, newest first: what was removed
    /// and added, the totals before and after, and the reason.
    @GetMapping
    @Operation(operationId = "listOwnOrderEdits")
    Page<OwnOrderEdit> list(@PathVariable OrderId id, Owner owner) {
        return edits.own(id, owner);
    }
}
