package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentRefund;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.NoCardNumber;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Refunds a payment.
///
/// @param amount the amount to refund; defaults to the sum of the items and is goodwill if there are none
/// @param items the refunded items
/// @param keepUnits set to true for a price reduction or for returned units. By default, refunded units are removed
///     from what is shipped, unshipped ones first; a full refund removes everything not shipped
/// @param paidByStaff set to true if staff pay the buyer themselves, for example by bank transfer because the card is
///     closed. The provider is not called, and the refund succeeds at once
/// @param reason for internal records, not shown to the buyer
public record RefundPayment(
        @Nullable Money amount,

        @Size(min = 1, max = 200) @Nullable List<@NotNull @Valid Item> items,

        @Nullable @Schema(defaultValue = "false") Boolean keepUnits,

        @Nullable @Schema(defaultValue = "false") Boolean paidByStaff,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "One cup was broken.")
        String reason) {

    /// @param id of the order line, `shipping`, or a shipping group of a split order
    /// @param quantity refunded units; 0 for money that is missing of units that were refunded before,
    ///     for example because one of several payments failed to refund its part
    /// @param amount the refund of these units; defaults to their share of what was paid; required
    ///     without units
    record Item(
            @NotBlank @Size(max = 60) @Schema(example = "line_01jdhe0000f7n8t0000000000e")
            String id,

            @Min(0) @Max(1_000_000) int quantity,
            @Nullable Money amount) {}

    /// @throws RejectedException with every item without units and amount, and every amount that is not greater than
    /// zero
    public void requirePositive() {
        var errors = new ArrayList<FieldProblem>();
        check("/amount", amount, errors);
        for (int index = 0; index < requestedItems().size(); index++) {
            var item = requestedItems().get(index);
            check("/items/" + index + "/amount", item.amount(), errors);
            if (item.quantity() == 0 && item.amount() == null) {
                errors.add(FieldProblem.ofPointer(
                        "/items/" + index + "/amount", "required", "Is required without units."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RejectedException(ProblemCode.REJECTED, "A refund must be greater than zero.", Map.of(), errors);
        }
    }

    private static void check(String pointer, @Nullable Money money, List<FieldProblem> errors) {
        if (money != null && !money.isPositive()) {
            errors.add(FieldProblem.ofPointer(pointer + "/amount", "too-small", "Must be greater than 0."));
        }
    }

    public RefundRequest toRequest(IdempotencyKey key) {
        return new RefundRequest(
                amount,
                requestedItems(),
                reason,
                PaymentRefund.Purpose.REQUESTED,
                null,
                Boolean.TRUE.equals(keepUnits),
                Boolean.TRUE.equals(paidByStaff),
                null,
                key);
    }

    List<Item> requestedItems() {
        return items == null ? List.of() : items;
    }
}
