package dev.kontor.pricing.explain;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceTotals;
import dev.kontor.pricing.Pricing;
import dev.kontor.pricing.explain.ConsideredPrice.ConsideredList;
import dev.kontor.pricing.explain.ConsideredPrice.Entry;
import dev.kontor.pricing.explain.PriceExplanation.PartSum;
import dev.kontor.pricing.explain.PriceExplanation.PricedPart;
import dev.kontor.pricing.explain.PriceExplanationQueries.Part;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Explains the price of a variant. The price itself comes from [Pricing], so that the explanation always
/// matches what shoppers pay.
@Service
@Transactional(readOnly = true)
class PriceExplainer {

    private final Catalog catalog;
    private final Pricing pricing;
    private final PriceExplanationQueries queries;
    private final CustomerGroups groups;
    private final PriceTotals totals;

    PriceExplainer(
            Catalog catalog,
            Pricing pricing,
            PriceExplanationQueries queries,
            CustomerGroups groups,
            PriceTotals totals) {
        this.catalog = catalog;
        this.pricing = pricing;
        this.queries = queries;
        this.groups = groups;
        this.totals = totals;
    }

    /// @throws NotFoundException if the variant does not exist
    public PriceExplanation explain(ExplainPrice request, Currency currency, Channel channel) {
        var variant = request.variantId();
        int quantity = request.quantity() == null ? 1 : request.quantity();
        var buyer = buyer(request);
        if (catalog.existing(List.of(variant)).isEmpty()) {
            throw NotFoundException.of("variant", variant);
        }
        var parts = queries.parts(variant);
        var quantities = new HashMap<>(Map.of(variant, quantity));
        parts.forEach(part -> quantities.putIfAbsent(part.variantId(), 1));
        var prices = pricing.prices(quantities, currency, channel.code(), buyer);
        var price = prices.get(variant);
        var entries = queries.entries(variant, currency, quantity, channel.code(), buyer);
        var winner = price == null || price.priceListId() == null ? null : winner(entries, price.priceListId());
        var sum = parts.isEmpty() ? null : sum(parts, prices);
        return new PriceExplanation(
                variant,
                channel.code(),
                currency,
                price == null ? null : price.amount(),
                price == null ? null : price.compareAtPrice(),
                quantity,
                price == null ? 1 : price.minQuantity(),
                price == null ? null : price.basis(),
                price == null ? List.of() : price.conditions().stream().sorted().toList(),
                price == null ? null : source(price, sum),
                total(request, quantity, prices, buyer, channel),
                price == null ? missing(currency, sum) : detail(winner == null ? null : winner.list(), sum),
                considered(
                        entries,
                        entry -> parts.isEmpty()
                                ? verdict(entry, price, winner)
                                : verdict(entry, PriceVerdict.SUM_COUNTS)),
                sum);
    }

    /// The total with tax; null without a destination.
    private @Nullable Explanation total(
            ExplainPrice request, int quantity, Map<VariantId, Price> prices, PriceBuyer buyer, Channel channel) {
        var destination = request.destination();
        return destination == null
                ? null
                : totals.explain(
                                request.variantId(),
                                quantity,
                                prices,
                                buyer,
                                destination,
                                request.vatNumber(),
                                channel.code())
                        .orElse(null);
    }

    private PriceBuyer buyer(ExplainPrice request) {
        var customer = request.customerId();
        return new PriceBuyer(customer, customer == null ? List.of() : groups.of(customer), request.country());
    }

    /// The price that wins comes first.
    private static List<ConsideredPrice> considered(List<Entry> entries, Function<Entry, PriceVerdict> verdict) {
        return entries.stream()
                .map(entry -> ConsideredPrice.of(verdict.apply(entry), entry))
                .sorted(Comparator.comparing(each -> each.verdict() != PriceVerdict.WINS))
                .toList();
    }

    private static @Nullable Entry winner(List<Entry> entries, PriceListId id) {
        return entries.stream()
                .filter(entry -> entry.list() != null && entry.list().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// @param winner the price list that determines the price; absent if none does
    private static PriceVerdict verdict(Entry entry, @Nullable Price price, @Nullable Entry winner) {
        var list = entry.list();
        var best = winner == null ? null : winner.list();
        if (price == null || winner == null || best == null) {
            return verdict(entry, PriceVerdict.WINS);
        }
        if (list == null) {
            return PriceVerdict.LIST_APPLIES;
        }
        if (list.id().equals(best.id())) {
            return PriceVerdict.WINS;
        }
        if (list.priority() != best.priority()) {
            return verdict(entry, PriceVerdict.LOWER_PRIORITY);
        }
        if (entry.conditions() != winner.conditions()) {
            return verdict(entry, PriceVerdict.LESS_SPECIFIC);
        }
        return verdict(
                entry, entry.amount().equals(price.amount()) ? PriceVerdict.OLDER_LIST : PriceVerdict.HIGHER_PRICE);
    }

    private static PriceVerdict verdict(Entry entry, PriceVerdict otherwise) {
        return entry.obstacle() == null ? otherwise : entry.obstacle();
    }

    private static PriceOrigin source(Price price, @Nullable PartSum sum) {
        if (sum != null) {
            return PriceOrigin.SUM_OF_PARTS;
        }
        return price.priceListId() == null ? PriceOrigin.BASE_PRICE : PriceOrigin.PRICE_LIST;
    }

    private static String detail(@Nullable ConsideredList winner, @Nullable PartSum sum) {
        if (sum != null) {
            return "The bundle costs the sum of its parts, less its discount.";
        }
        return winner == null
                ? "No price list that applies contains the variant, so the base price applies."
                : "The list \"%s\" comes first of the lists that apply: by priority, conditions, price and age."
                        .formatted(winner.name());
    }

    private static String missing(Currency currency, @Nullable PartSum sum) {
        if (sum == null) {
            return "The variant has no price in %s and cannot be bought. Set a price."
                    .formatted(currency.getCurrencyCode());
        }
        return sum.total() == null
                ? "A part has no price in %s. Set a price for it.".formatted(currency.getCurrencyCode())
                : "The sum of the parts exceeds the maximum price.";
    }

    private static PartSum sum(List<Part> parts, Map<VariantId, Price> prices) {
        var priced = parts.stream()
                .map(part -> {
                    var price = prices.get(part.variantId());
                    return new PricedPart(part.variantId(), part.quantity(), price == null ? null : price.amount());
                })
                .toList();
        return new PartSum(priced, total(priced), parts.getFirst().discountBasisPoints());
    }

    private static @Nullable Money total(List<PricedPart> parts) {
        Money total = null;
        for (var part : parts) {
            if (part.price() == null) {
                return null;
            }
            var all = part.price().times(part.quantity());
            total = total == null ? all : total.plus(all);
        }
        return total;
    }
}
