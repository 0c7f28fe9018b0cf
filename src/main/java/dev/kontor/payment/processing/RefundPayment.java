package dev.kontor.payment.processing;

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

/// @param amount what to give back; may be left out where items say it, and is goodwill where there are none
/// @param items what the money is given back for
/// @param keepUnits true for a price reduction, or if the units were shipped and came back. By default units whose
///     price goes back are taken off what is to be shipped, those that were not shipped first; with all that was paid,
///     everything that was not shipped
/// @param reason for the books, not shown to the buyer
public record RefundPayment(
        @Nullable Money amount,

        @Size(min = 1, max = 200) @Nullable List<@NotNull @Valid Item> items,

        @Nullable @Schema(defaultValue = "false") Boolean keepUnits,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "One cup was broken.")
        String reason) {

    /// @param id of the order's line, `shipping`, or a shipping group of a divided order
    /// @param quantity units that are given back
    /// @param amount less or more than the units' share of what was paid for all; that share if left out
    record Item(
            @NotBlank @Size(max = 60) @Schema(example = "line_01jdhe0000f7n8t0000000000e")
            String id,

            @Min(1) @Max(1_000_000) int quantity,
            @Nullable Money amount) {}

    /// @throws RejectedException `validation-failed`, naming every amount that is not more than zero
    public void requirePositive() {
        var errors = new ArrayList<FieldProblem>();
        check("/amount", amount, errors);
        for (int index = 0; index < requestedItems().size(); index++) {
            check("/items/" + index + "/amount", requestedItems().get(index).amount(), errors);
        }
        if (!errors.isEmpty()) {
            throw new RejectedException(ProblemCode.REJECTED, "A refund must be more than zero.", Map.of(), errors);
        }
    }

    private static void check(String pointer, @Nullable Money money, List<FieldProblem> errors) {
        if (money != null && !money.isPositive()) {
            errors.add(FieldProblem.ofPointer(pointer + "/amount", "too-small", "Must be more than 0."));
        }
    }

    public RefundRequest toRequest(IdempotencyKey key) {
        return new RefundRequest(amount, requestedItems(), reason, Boolean.TRUE.equals(keepUnits), null, key);
    }

    List<Item> requestedItems() {
        return items == null ? List.of() : items;
    }
}
