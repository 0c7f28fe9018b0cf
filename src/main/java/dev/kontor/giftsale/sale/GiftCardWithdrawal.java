package dev.kontor.giftsale.sale;

import dev.kontor.giftcard.GiftCardBalance;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCards;
import dev.kontor.giftcard.SoldGiftCards;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.giftcard.DeliveredUnits;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes back the cards of canceled and refunded units, unused ones first, or refuses. Issues them before,
/// so that a refund that is faster than the event of the payment finds them.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class GiftCardWithdrawal implements DeliveredUnits {

    private final GiftCardIssuing issuing;
    private final PurchasedCardRepository cards;
    private final GiftCards balances;
    private final SoldGiftCards sold;

    GiftCardWithdrawal(GiftCardIssuing issuing, PurchasedCardRepository cards, GiftCards balances, SoldGiftCards sold) {
        this.issuing = issuing;
        this.cards = cards;
        this.balances = balances;
        this.sold = sold;
    }

    @Override
    public void canceled(OrderId order, Map<OrderLineId, Integer> units) {
        issuing.issue(order);
        var byLine = byLine(order);
        var chosen = new ArrayList<PurchasedCard>();
        var known = balances(byLine);
        units.forEach((line, count) ->
                chosen.addAll(choose(valid(byLine.getOrDefault(line, List.of())), count, known)));
        withdraw(chosen, RevokedFor.CANCELED);
    }

    @Override
    public void refunded(OrderId order, Map<OrderLineId, Integer> units) {
        issuing.issue(order);
        var byLine = byLine(order);
        var known = balances(byLine);
        var chosen = new ArrayList<PurchasedCard>();
        var restored = new ArrayList<PurchasedCard>();
        units.forEach((line, count) -> {
            var all = byLine.getOrDefault(line, List.of());
            var valid = valid(all);
            int more = count - (all.size() - valid.size());
            if (more > 0) {
                chosen.addAll(choose(valid, more, known));
            } else {
                all.stream()
                        .filter(card -> card.revokedFor() == RevokedFor.REFUNDED)
                        .limit(-more)
                        .forEach(restored::add);
            }
        });
        withdraw(chosen, RevokedFor.REFUNDED);
        restore(restored);
    }

    private Map<OrderLineId, List<PurchasedCard>> byLine(OrderId order) {
        return cards.of(order).stream().collect(Collectors.groupingBy(PurchasedCard::lineId));
    }

    private static List<PurchasedCard> valid(List<PurchasedCard> all) {
        return all.stream().filter(PurchasedCard::isValid).toList();
    }

    private Map<GiftCardId, GiftCardBalance> balances(Map<OrderLineId, List<PurchasedCard>> byLine) {
        var ids = byLine.values().stream()
                .flatMap(List::stream)
                .filter(PurchasedCard::isValid)
                .map(PurchasedCard::card)
                .toList();
        return ids.isEmpty() ? Map.of() : balances.balances(ids);
    }

    /// Cards that still have their value come first, and the last one of them.
    private static List<PurchasedCard> choose(
            List<PurchasedCard> valid, int units, Map<GiftCardId, GiftCardBalance> known) {
        return valid.stream()
                .sorted(Comparator.comparing((PurchasedCard card) -> isUsed(card, known))
                        .thenComparing(PurchasedCard::unit, Comparator.reverseOrder()))
                .limit(units)
                .toList();
    }

    private static boolean isUsed(PurchasedCard card, Map<GiftCardId, GiftCardBalance> known) {
        var balance = known.get(card.card());
        return balance == null || balance.balance().isLessThan(card.value());
    }

    private void withdraw(List<PurchasedCard> chosen, RevokedFor reason) {
        if (chosen.isEmpty()) {
            return;
        }
        var number = chosen.getFirst().orderNumber();
        var withdrawn = sold.withdraw(
                chosen.stream().map(PurchasedCard::cardValue).toList(), "Order " + number + ": " + reason);
        var used =
                chosen.stream().filter(card -> !withdrawn.contains(card.card())).toList();
        if (!used.isEmpty()) {
            throw new ConflictException(
                    ProblemCode.GIFT_CARD_USED,
                    Message.of("gift-card.used"),
                    Map.of(
                            "itemIds",
                            used.stream().map(PurchasedCard::lineId).distinct().toList()));
        }
        cards.revoke(chosen.stream().map(PurchasedCard::id).toList(), reason);
    }

    private void restore(List<PurchasedCard> restored) {
        if (!restored.isEmpty()) {
            sold.restore(
                    restored.stream().map(PurchasedCard::cardValue).toList(),
                    "Order " + restored.getFirst().orderNumber() + ": the refund failed");
            cards.restore(restored.stream().map(PurchasedCard::id).toList());
        }
    }
}
