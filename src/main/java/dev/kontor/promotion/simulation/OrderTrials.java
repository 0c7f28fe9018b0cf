package dev.kontor.promotion.simulation;

import dev.kontor.catalog.CatalogFacts;
import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.identity.CustomerId;
import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PastBasket;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionProperties;
import dev.kontor.promotion.engine.Basket;
import dev.kontor.promotion.engine.Offer;
import dev.kontor.promotion.engine.PromotionEngine;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.promotion.usage.ActivePromotion;
import dev.kontor.promotion.usage.Baskets;
import dev.kontor.promotion.usage.BuyerKeys;
import dev.kontor.promotion.usage.KnownPromotions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Calculates what past orders would have got from a promotion, in addition to the promotions that they used.
/// At most three SQL statements, regardless of the number of orders.
@Component
class OrderTrials {

    private final KnownPromotions promotions;
    private final CatalogFacts catalog;
    private final CustomerGroups groups;
    private final BuyerKeys buyers;
    private final PromotionProperties properties;

    OrderTrials(
            KnownPromotions promotions,
            CatalogFacts catalog,
            CustomerGroups groups,
            BuyerKeys buyers,
            PromotionProperties properties) {
        this.promotions = promotions;
        this.catalog = catalog;
        this.groups = groups;
        this.buyers = buyers;
        this.properties = properties;
    }

    /// @param orders in the order in which they were placed
    /// @param limits that the orders use up
    List<Outcome> run(ActivePromotion promotion, List<PastBasket> orders, TrialLimits limits) {
        var others = others(promotion.id(), orders);
        var facts = facts(promotion, others, orders);
        var members = members(promotion, orders);
        var outcomes = new ArrayList<Outcome>();
        for (var order : orders) {
            var buyer = order.context().buyer();
            var basket = basket(order, facts, members);
            var used = order.used().stream()
                    .flatMap(id -> Stream.ofNullable(others.get(id)))
                    .map(other -> offer(other, List.of(), null, null))
                    .toList();
            var keys = promotion.buyerLimit() == null ? List.<String>of() : buyers.of(buyer);
            var trial = offer(
                    promotion,
                    promotion.terms().conditions(),
                    limits.closed(order.context().currency(), keys),
                    limits.budgetLeftMinor());
            var outcome = Outcome.of(
                    order,
                    promotion.id(),
                    PromotionEngine.apply(basket, used),
                    PromotionEngine.apply(
                            basket,
                            Stream.concat(used.stream(), Stream.of(trial)).toList()));
            limits.count(outcome.discount(), keys);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /// The other promotions that the orders used.
    private Map<PromotionId, ActivePromotion> others(PromotionId trial, List<PastBasket> orders) {
        var ids = orders.stream()
                .flatMap(order -> order.used().stream())
                .filter(id -> !id.equals(trial))
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : promotions.find(ids).stream().collect(Collectors.toMap(ActivePromotion::id, Function.identity()));
    }

    private Map<VariantId, ProductFacts> facts(
            ActivePromotion promotion, Map<PromotionId, ActivePromotion> others, List<PastBasket> orders) {
        boolean needed = Stream.concat(Stream.of(promotion), others.values().stream())
                .anyMatch(each -> each.terms().needsFacts());
        return needed
                ? catalog.of(orders.stream()
                        .flatMap(order -> order.context().lines().stream())
                        .map(PromotionContext.Line::variantId)
                        .collect(Collectors.toSet()))
                : Map.of();
    }

    private Map<CustomerId, Set<CustomerGroupId>> members(ActivePromotion promotion, List<PastBasket> orders) {
        return promotion.terms().all().anyMatch(Condition.InGroup.class::isInstance)
                ? groups.of(orders.stream()
                        .map(order -> order.context().buyer().customerId())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                : Map.of();
    }

    private Basket basket(
            PastBasket order, Map<VariantId, ProductFacts> facts, Map<CustomerId, Set<CustomerGroupId>> members) {
        var customer = order.context().buyer().customerId();
        return Baskets.of(
                order.context(),
                LocalDateTime.ofInstant(order.place().at(), properties.timeZone()),
                customer == null ? Set.of() : members.getOrDefault(customer, Set.of()),
                order.orderNumber(),
                facts);
    }

    private static Offer offer(
            ActivePromotion promotion,
            List<Condition> conditions,
            @Nullable NotApplied closed,
            @Nullable Long budgetLeft) {
        return new Offer(
                promotion.id(),
                promotion.priority(),
                promotion.group(),
                promotion.stacking(),
                conditions,
                promotion.terms().actions(),
                null,
                closed,
                budgetLeft);
    }
}
