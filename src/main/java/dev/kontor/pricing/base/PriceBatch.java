package dev.kontor.pricing.base;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.pricing.PriceWriter;
import dev.kontor.pricing.WantedPrice;
import dev.kontor.pricing.base.VariantPriceRepository.Tag;
import dev.kontor.pricing.bundle.PriceChanges;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.WriteResult;
import dev.kontor.shared.problem.WriteResult.Effect;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes many base prices at once, by the same rules as single prices.
@Component
class PriceBatch implements PriceWriter {

    private final VariantPriceRepository prices;
    private final Catalog catalog;
    private final Shop shop;
    private final PriceChanges facts;

    PriceBatch(VariantPriceRepository prices, Catalog catalog, Shop shop, PriceChanges facts) {
        this.prices = prices;
        this.catalog = catalog;
        this.shop = shop;
        this.facts = facts;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WriteResult> write(List<WantedPrice> wanted, boolean dryRun) {
        if (wanted.size() > MAX) {
            throw new IllegalArgumentException("more than %d prices at once".formatted(MAX));
        }
        var variants = catalog.bySku(wanted.stream().map(WantedPrice::sku).collect(Collectors.toSet()));
        var known = prices.find(variants.values(), !dryRun);
        var changes = new LinkedHashMap<Tag, BasePrice>();
        var seen = new HashSet<Tag>();
        var outcomes = new ArrayList<WriteResult>();
        for (var each : wanted) {
            try {
                var tag = tag(each, variants, seen);
                var price = new BasePrice(each.amount(), each.compareAtPrice());
                var before = known.get(tag);
                if (!price.equals(before)) {
                    changes.put(tag, price);
                }
                outcomes.add(WriteResult.of(Effect.of(before, price)));
            } catch (DomainException refusal) {
                outcomes.add(WriteResult.refused(refusal));
            }
        }
        if (!dryRun && !changes.isEmpty()) {
            prices.save(changes);
            facts.publish(changes.keySet().stream().map(Tag::variant).toList());
        }
        return outcomes;
    }

    private Tag tag(WantedPrice wanted, Map<String, VariantId> variants, Set<Tag> seen) {
        var variant = variants.get(wanted.sku());
        if (variant == null) {
            throw BadRequestException.at("/sku", "not-found", "No variant has this SKU.");
        }
        var errors = new ArrayList<FieldProblem>();
        PriceRules.check(wanted.amount(), wanted.compareAtPrice(), "", errors);
        PriceRules.refuse(errors);
        PriceRules.requireSold(wanted.amount().currency(), shop);
        var tag = new Tag(variant, wanted.amount().currency());
        if (!seen.add(tag)) {
            throw BadRequestException.at("/sku", "repeated", "The request contains another price in this currency.");
        }
        return tag;
    }
}
