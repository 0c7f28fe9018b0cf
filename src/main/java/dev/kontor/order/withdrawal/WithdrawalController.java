package dev.kontor.order.withdrawal;

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

/// Accepts declarations of withdrawal.
@RestController
@RequestMapping("/store/v1/withdrawals")
@Tag(name = "Returns")
@PublicEndpoint
class WithdrawalController {

    private final WithdrawalService withdrawals;

    WithdrawalController(WithdrawalService withdrawals) {
        this.withdrawals = withdrawals;
    }

    /// Withdraw from a contract.
    ///
    /// The withdrawal function that shops must offer to consumers in the European Union. It requires no sign-in
    /// and no reason. Show the returned time of receipt to the consumer. If the order number and the e-mail
    /// address match an order, Kontor mails an acknowledgment with the declaration and its time to that
    /// address, at most three per order and hour. The response does not reveal whether they match.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @Operation(operationId = "declareWithdrawal")
    @Problems(ProblemCode.QUOTA_EXCEEDED)
    DeclaredWithdrawal declare(@Valid @RequestBody DeclareWithdrawal request) {
        return withdrawals.declare(request);
    }
}
