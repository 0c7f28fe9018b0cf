package dev.kontor.cart.draft;

import dev.kontor.audit.AuditLog;
import dev.kontor.cart.OrderReference;
import dev.kontor.cart.PastPurchases;
import dev.kontor.cart.item.CartService;
import dev.kontor.cart.item.DraftRules;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.cart.reorder.ReorderResolution;
import dev.kontor.cart.reorder.ReorderedLine;
import dev.kontor.identity.Actor;
import dev.kontor.shared.problem.NotFoundException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates draft orders that repeat past orders: customer, e-mail address and addresses are copied, and
/// what can still be bought, at current prices.
@Service
class DraftOrderCopies {

    private final PastPurchases purchases;
    private final DraftRules rules;
    private final ReorderResolution resolution;
    private final CartService carts;
    private final DraftOrderQueries queries;
    private final AuditLog audit;

    DraftOrderCopies(
            PastPurchases purchases,
            DraftRules rules,
            ReorderResolution resolution,
            CartService carts,
            DraftOrderQueries queries,
            AuditLog audit) {
        this.purchases = purchases;
        this.rules = rules;
        this.resolution = resolution;
        this.carts = carts;
        this.queries = queries;
        this.audit = audit;
    }

    @Transactional
    CopiedOrder copy(OrderReference order, Actor by) {
        var purchase = purchases.find(order).orElseThrow(() -> NotFoundException.of("order", order));
        var facts = CartFacts.shownLater();
        var customer = Optional.ofNullable(purchase.customerId());
        var lines = new ArrayList<ReorderedLine>();
        var cart = carts.createDraft(
                rules.draft(purchase, true, customer, facts), purchase.customerId(), by, facts, empty -> {
                    var filled = resolution.addTo(empty, purchase.lines(), facts);
                    lines.addAll(filled.lines());
                    return filled.cart();
                });
        audit.record(
                "draft_order.created", cart.id(), null, Map.of("orderId", order.text(), "units", cart.itemCount()));
        var language = Locale.forLanguageTag(cart.locale());
        return new CopiedOrder(
                queries.draft(cart),
                lines.stream().map(line -> line.in(language)).toList());
    }
}
