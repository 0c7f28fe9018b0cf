package dev.kontor.order.replacement;

import dev.kontor.identity.Actor;
import dev.kontor.order.ReturnId;
import dev.kontor.order.edit.AddedLine;
import dev.kontor.order.edit.EditPlanning;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.returning.Return;
import dev.kontor.order.returning.refund.ExchangeValues;
import dev.kontor.order.returning.refund.RefundBasis;
import dev.kontor.order.returning.refund.ReturnRefundQuote;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Calculates exchanges: what the returned units are worth, and what the replacements cost.
@Component
class ExchangePlanning {

    private final ExchangeValues values;
    private final EditPlanning planning;

    ExchangePlanning(ExchangeValues values, EditPlanning planning) {
        this.values = values;
        this.planning = planning;
    }

    /// @param basis the return and what its refund depends on
    /// @param lines of the order with the replacements
    record Planned(
            RefundBasis basis,
            ReturnRefundQuote quote,
            ReplacementOrders.Original original,
            List<AddedLine> lines,
            ExchangePreview preview) {}

    RefundBasis basis(ReturnId id) {
        return values.basis(id).orElseThrow(() -> NotFoundException.of("return", id));
    }

    /// Runs at most three SQL statements.
    Planned plan(RefundBasis basis, EditableOrder order, RefundableItems left, PlanExchange wanted, Actor actor) {
        var current = basis.current();
        if (basis.isPending()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "A refund or an exchange of this return is pending. Wait for its result.",
                    Map.of("returnStatus", current.status()));
        }
        current.requireExchangeable();
        var quote = values.quote(basis, wanted.refund(), left);
        var original = ReplacementOrders.Original.of(
                order,
                quote.items().stream().map(item -> item.orderItemId().value()).toList());
        var lines = planning.lines(
                original.priced(),
                items(wanted, current.replacements()).stream()
                        .map(ReplacementItem::action)
                        .toList(),
                actor.label(),
                "/items");
        var preview = ExchangePreview.of(quote, lines, current.version());
        if (!preview.total().isPositive()) {
            throw RejectedException.at(
                    "/items",
                    "refused",
                    "The replacements cost nothing. Refund the return, or create a claim instead.");
        }
        return new Planned(basis, quote, original, lines, preview);
    }

    static void requirePrices(PlanExchange wanted, Actor actor) {
        if (Objects.requireNonNullElse(wanted.items(), List.<ReplacementItem>of()).stream()
                .anyMatch(item -> item.unitPrice() != null)) {
            actor.require(Permission.PRICES_OVERRIDE);
        }
    }

    private static List<ReplacementItem> items(PlanExchange wanted, @Nullable List<Return.Replacement> wishes) {
        if (wanted.items() != null) {
            return wanted.items();
        }
        if (wishes == null) {
            throw RejectedException.at("/items", "required", "The buyer has not said which items to send instead.");
        }
        return wishes.stream()
                .map(wish -> new ReplacementItem(wish.variantId(), wish.quantity(), null, null))
                .toList();
    }
}
