package dev.kontor.promotion.simulation;

import dev.kontor.catalog.CatalogFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channels;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.NotApplied.Reason;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.engine.Discounts;
import dev.kontor.promotion.usage.ActivePromotion;
import dev.kontor.promotion.usage.Candidate;
import dev.kontor.promotion.usage.Evaluation;
import dev.kontor.promotion.usage.KnownPromotions;
import dev.kontor.promotion.usage.PromotionCalculation;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Evaluates promotions for a cart that a request describes.
@Component
class CartSimulation {

    private final PromotionCalculation calculation;
    private final KnownPromotions promotions;
    private final CatalogFacts catalog;
    private final CustomerGroups groups;
    private final Channels channels;
    private final Shop shop;
    private final Clock clock;

    CartSimulation(
            PromotionCalculation calculation,
            KnownPromotions promotions,
            CatalogFacts catalog,
            CustomerGroups groups,
            Channels channels,
            Shop shop,
            Clock clock) {
        this.calculation = calculation;
        this.promotions = promotions;
        this.catalog = catalog;
        this.groups = groups;
        this.channels = channels;
        this.shop = shop;
        this.clock = clock;
    }

    SimulatedCart of(SimulateCart request) {
        var context = context(request);
        var at = Objects.requireNonNullElseGet(request.at(), clock::instant);
        var evaluation = calculation.evaluate(context, at, trials(request));
        long value = Outcome.value(context);
        long discount = Outcome.sum(evaluation.discounts());
        return new SimulatedCart(
                new Money(value, context.currency()),
                new Money(discount, context.currency()),
                new Money(value - discount, context.currency()),
                evaluation.discounts().applied().stream()
                        .map(applied -> applied(applied, evaluation.candidates(), context))
                        .toList(),
                refused(evaluation, context));
    }

    private List<ActivePromotion> trials(SimulateCart request) {
        var ids = each(request.promotionIds());
        var found = ids.isEmpty() ? List.<ActivePromotion>of() : promotions.find(ids);
        var known = found.stream().map(ActivePromotion::id).collect(Collectors.toSet());
        requireAll(ids, known, "/promotionIds/%d", "There is no such promotion.");
        return found.stream().map(ActivePromotion::asTrial).toList();
    }

    private static <T> void requireAll(List<T> wanted, Set<T> known, String pointer, String detail) {
        for (int index = 0; index < wanted.size(); index++) {
            if (!known.contains(wanted.get(index))) {
                throw RejectedException.at(pointer.formatted(index), "unknown", detail);
            }
        }
    }

    private static <T> List<T> each(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private PromotionContext context(SimulateCart request) {
        if (!shop.currencies().contains(request.currency())) {
            throw RejectedException.at("/currency", "not-sold", "The shop does not sell in this currency.");
        }
        var channel = request.channel() == null ? channels.standard().code() : request.channel();
        if (channels.find(channel).isEmpty()) {
            throw RejectedException.at("/channel", "unknown", "There is no such channel.");
        }
        requireAmounts(request);
        var variants =
                request.items().stream().map(SimulateCart.Item::variantId).toList();
        var products = catalog.products(Set.copyOf(variants));
        requireAll(variants, products.keySet(), "/items/%d/variantId", "There is no such variant.");
        return new PromotionContext(
                request.currency(),
                Locale.ENGLISH,
                channel,
                request.country(),
                new PromotionBuyer(request.customerId(), request.email(), groups(request)),
                lines(request, products),
                IntStream.range(0, each(request.shipping()).size())
                        .mapToObj(index -> {
                            var charge = each(request.shipping()).get(index);
                            return new PromotionContext.Shipment(
                                    Integer.toString(index), charge.method(), charge.price());
                        })
                        .toList(),
                request.paymentMethod(),
                each(request.codes()));
    }

    private static List<PromotionContext.Line> lines(SimulateCart request, Map<VariantId, ProductId> products) {
        var lines = new ArrayList<PromotionContext.Line>();
        for (var item : request.items()) {
            lines.add(new PromotionContext.Line(
                    Integer.toString(lines.size()),
                    item.variantId(),
                    Objects.requireNonNull(products.get(item.variantId())),
                    item.unitPrice(),
                    item.quantity(),
                    Boolean.TRUE.equals(item.reduced())));
        }
        return lines;
    }

    /// Rejects amounts in other currencies, negative ones, and those whose sum no order could have.
    private static void requireAmounts(SimulateCart request) {
        var sum = BigInteger.ZERO;
        for (int index = 0; index < request.items().size(); index++) {
            var item = request.items().get(index);
            requireAmount(item.unitPrice(), request, "/items/%d/unitPrice".formatted(index));
            sum = sum.add(BigInteger.valueOf(item.unitPrice().minor()).multiply(BigInteger.valueOf(item.quantity())));
        }
        for (int index = 0; index < each(request.shipping()).size(); index++) {
            var price = each(request.shipping()).get(index).price();
            requireAmount(price, request, "/shipping/%d/price".formatted(index));
            sum = sum.add(BigInteger.valueOf(price.minor()));
        }
        if (sum.bitLength() >= Long.SIZE) {
            throw RejectedException.at("/items", "too-large", "The value of the cart is too large.");
        }
    }

    private static void requireAmount(Money amount, SimulateCart request, String pointer) {
        if (!amount.currency().equals(request.currency())) {
            throw RejectedException.at(pointer + "/currency", "invalid", "Must be the currency of the cart.");
        }
        if (amount.minor() < 0) {
            throw RejectedException.at(pointer + "/amount", "out-of-range", "Must not be negative.");
        }
    }

    private Set<CustomerGroupId> groups(SimulateCart request) {
        var named = each(request.groups());
        if (!named.isEmpty()) {
            requireAll(named, groups.find(named).keySet(), "/groups/%d", "There is no such group.");
        }
        var all = new HashSet<>(named);
        if (request.customerId() != null) {
            all.addAll(groups.of(request.customerId()));
        }
        return all;
    }

    private static SimulatedCart.Applied applied(
            Discounts.Applied applied, Map<PromotionId, Candidate> candidates, PromotionContext context) {
        var candidate = Objects.requireNonNull(candidates.get(applied.id()));
        return new SimulatedCart.Applied(
                applied.id(),
                candidate.promotion().title(context.locale()),
                candidate.code(),
                new Money(applied.totalMinor(), context.currency()),
                shares(applied.items(), context),
                shares(applied.shipments(), context),
                applied.gifts().entrySet().stream()
                        .map(gift -> new SimulatedCart.Gift(gift.getKey(), gift.getValue()))
                        .toList());
    }

    private static List<SimulatedCart.Share> shares(Map<String, Long> minors, PromotionContext context) {
        return minors.entrySet().stream()
                .map(share -> new SimulatedCart.Share(
                        Integer.parseInt(share.getKey()), new Money(share.getValue(), context.currency())))
                .sorted(Comparator.comparingInt(SimulatedCart.Share::position))
                .toList();
    }

    private List<SimulatedCart.Refused> refused(Evaluation evaluation, PromotionContext context) {
        var refused = new ArrayList<SimulatedCart.Refused>();
        evaluation.candidates().forEach((id, candidate) -> {
            var reason = evaluation.discounts().notApplied().get(id);
            if (reason != null) {
                refused.add(refused(id, candidate.promotion().title(context.locale()), candidate.code(), reason));
            }
        });
        context.codes().stream()
                .filter(code -> promotions.find(code).isEmpty())
                .forEach(code -> refused.add(refused(null, null, code, NotApplied.of(Reason.UNKNOWN_CODE))));
        return refused;
    }

    private static SimulatedCart.Refused refused(
            @Nullable PromotionId id, @Nullable String title, @Nullable String code, NotApplied reason) {
        return new SimulatedCart.Refused(
                id, title, code, reason.reason(), reason.missingAmount(), reason.missingQuantity());
    }
}
