package dev.kontor.pricing.base;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.pricing.bundle.PriceChanges;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the base prices of variants.
@Service
@Transactional
class VariantPriceService {

    private final VariantPriceRepository prices;
    private final Catalog catalog;
    private final Shop shop;
    private final PriceChanges changes;
    private final AuditLog audit;

    VariantPriceService(
            VariantPriceRepository prices, Catalog catalog, Shop shop, PriceChanges changes, AuditLog audit) {
        this.prices = prices;
        this.catalog = catalog;
        this.shop = shop;
        this.changes = changes;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public VariantPrices get(VariantId id) {
        if (catalog.existing(List.of(id)).isEmpty()) {
            throw NotFoundException.of("variant", id);
        }
        return prices.find(id);
    }

    public VariantPrices set(VariantId id, IfMatch ifMatch, SetVariantPrices request) {
        var before = get(id);
        ifMatch.require(before.version());
        check(request);
        if (!prices.replace(new VariantPrices(id, before.version(), request.prices()))) {
            throw new ChangedMeanwhile();
        }
        changes.publish(List.of(id));
        var after = prices.find(id);
        audit.record("variant.priced", id, Recorded.of(before), Recorded.of(after));
        return after;
    }

    /// @param prices by currency
    private record Recorded(Map<String, BasePrice> prices) {

        static Recorded of(VariantPrices prices) {
            return new Recorded(prices.prices().stream()
                    .collect(Collectors.toMap(price -> price.amount().currency().getCurrencyCode(), price -> price)));
        }
    }

    private void check(SetVariantPrices request) {
        var errors = new ArrayList<FieldProblem>();
        var currencies = new HashSet<Currency>();
        for (int index = 0; index < request.prices().size(); index++) {
            var price = request.prices().get(index);
            PriceRules.check(price.amount(), price.compareAtPrice(), "/prices/" + index, errors);
            if (!currencies.add(price.amount().currency())) {
                errors.add(FieldProblem.ofPointer(
                        "/prices/" + index, "repeated", "The request contains another price in this currency."));
            }
        }
        PriceRules.refuse(errors);
        currencies.forEach(currency -> PriceRules.requireSold(currency, shop));
    }
}
