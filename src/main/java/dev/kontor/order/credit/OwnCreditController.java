package dev.kontor.order.credit;

import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCustomer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows customers what they owe.
@RestController
@RequestMapping("/store/v1/me/credit")
@RequiresCustomer
@Tag(name = "Account")
class OwnCreditController {

    private final CreditLimits limits;

    OwnCreditController(CreditLimits limits) {
        this.limits = limits;
    }

    /// Get my purchases on account.
    ///
    /// Returns for each currency what is ordered on account and not paid, and what else can be bought.
    @GetMapping
    @Operation(operationId = "getMyCredit")
    OwnCredit get(Actor.Customer actor) {
        return limits.of(actor.id());
    }
}
