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
    /// For the withdrawal function that consumers in the European Union are entitled to: it needs no sign-in
    /// and no reason. Show the consumer the returned time of receipt. If number and address belong to one
    /// order, the acknowledgment with the declaration and its time goes to that address. The response is the
    /// same for every number and address. At most three acknowledgments per order and hour.
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
