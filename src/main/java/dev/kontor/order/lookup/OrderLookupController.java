package dev.kontor.order.lookup;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Mails links to orders.
@RestController
@RequestMapping("/store/v1/orders/lookup")
@Tag(name = "Orders", description = "A buyer's own orders.")
@PublicEndpoint
class OrderLookupController {

    private final OrderLookups lookups;

    OrderLookupController(OrderLookups lookups) {
        this.lookups = lookups;
    }

    /// Request a link to an order.
    ///
    /// Mails the link to the address of the order if number and address belong together. The response is the
    /// same for every number and address. For an order that belongs to an account, the link needs a sign-in.
    /// Kontor sends at most three links per order and hour.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @Operation(operationId = "lookUpOrder")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    void lookUp(@Valid @RequestBody LookUpOrder request) {
        lookups.request(request);
    }
}
