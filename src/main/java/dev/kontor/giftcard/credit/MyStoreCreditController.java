package dev.kontor.giftcard.credit;

import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows customers their store credit.
@RestController
@RequestMapping("/store/v1/me/store-credit")
@RequiresCustomer
@Tag(name = "Account")
class MyStoreCreditController {

    private final StoreCreditService service;

    MyStoreCreditController(StoreCreditService service) {
        this.service = service;
    }

    /// Get my store credit.
    ///
    /// Returns the balance of each currency. `PUT /store/v1/carts/{id}/store-credit` pays a cart with it.
    @GetMapping
    @Operation(operationId = "getMyStoreCredit")
    StoreCredits get(Actor.Customer actor) {
        return service.of(actor.id());
    }

    /// List my store credit transactions.
    ///
    /// Returns every movement in every currency, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping("/transactions")
    @Operation(operationId = "listMyStoreCreditTransactions")
    Page<MyCreditTransaction> transactions(Actor.Customer actor, @ParameterObject @Valid Listing listing) {
        return service.transactions(actor.id(), listing).map(MyCreditTransaction::of);
    }
}
