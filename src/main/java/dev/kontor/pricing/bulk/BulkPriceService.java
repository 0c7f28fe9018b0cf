package dev.kontor.pricing.bulk;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceWriter;
import dev.kontor.pricing.WantedPrice;
import dev.kontor.pricing.list.ListPrice;
import dev.kontor.pricing.list.PriceListService;
import dev.kontor.pricing.list.SetListPrices;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sets base prices and prices of lists in one transaction: all or nothing.
@Service
@Transactional
class BulkPriceService {

    private final PriceWriter writer;
    private final PriceListService lists;
    private final Catalog catalog;
    private final AuditLog audit;

    BulkPriceService(PriceWriter writer, PriceListService lists, Catalog catalog, AuditLog audit) {
        this.writer = writer;
        this.lists = lists;
        this.catalog = catalog;
        this.audit = audit;
    }

    BulkPriceChange set(SetPricesInBulk request) {
        var prices = request.prices();
        var variants =
                catalog.bySku(prices.stream().map(SetPricesInBulk.Entry::sku).collect(Collectors.toSet()));
        var errors = new ArrayList<FieldProblem>();
        var base = new ArrayList<Integer>();
        var listed = new LinkedHashMap<PriceListId, List<Integer>>();
        for (int index = 0; index < prices.size(); index++) {
            var price = prices.get(index);
            if (!variants.containsKey(price.sku())) {
                errors.add(FieldProblem.ofPointer(at(index) + "/sku", "not-found", "No variant has this SKU."));
            } else if (price.priceListId() != null) {
                listed.computeIfAbsent(price.priceListId(), _ -> new ArrayList<>())
                        .add(index);
            } else if (price.tiers() != null) {
                errors.add(FieldProblem.ofPointer(
                        at(index) + "/tiers", "not-allowed", "Only a price in a price list has tiers."));
            } else {
                base.add(index);
            }
        }
        refuse(errors);
        int changed = setBase(prices, base, variants, errors);
        int set = 0;
        for (var list : listed.entrySet()) {
            set += setListed(list.getKey(), prices, list.getValue(), variants, errors);
        }
        refuse(errors);
        return new BulkPriceChange(changed, base.size() - changed, set);
    }

    private int setBase(
            List<SetPricesInBulk.Entry> prices,
            List<Integer> places,
            Map<String, VariantId> variants,
            List<FieldProblem> errors) {
        if (places.isEmpty()) {
            return 0;
        }
        var written = writer.write(
                places.stream()
                        .map(prices::get)
                        .map(price -> new WantedPrice(price.sku(), price.amount(), price.compareAtPrice()))
                        .toList(),
                false);
        int changed = 0;
        for (int index = 0; index < written.size(); index++) {
            var price = prices.get(places.get(index));
            var refusal = written.get(index).refusal();
            if (refusal != null) {
                int place = places.get(index);
                add(refusal, pointer -> at(place) + pointer, at(place), errors);
            } else if (written.get(index).effect() != Effect.UNCHANGED) {
                changed++;
                audit.record(
                        "variant.priced",
                        Objects.requireNonNull(variants.get(price.sku())),
                        null,
                        Map.of(price.amount().currency().getCurrencyCode(), price.amount()));
            }
        }
        return changed;
    }

    private int setListed(
            PriceListId list,
            List<SetPricesInBulk.Entry> prices,
            List<Integer> places,
            Map<String, VariantId> variants,
            List<FieldProblem> errors) {
        var wanted = places.stream()
                .map(prices::get)
                .map(price -> new ListPrice(
                        Objects.requireNonNull(variants.get(price.sku())),
                        price.amount(),
                        price.compareAtPrice(),
                        price.tiers()))
                .toList();
        try {
            return lists.setPrices(list, new SetListPrices(wanted, null)).set();
        } catch (NotFoundException _) {
            errors.add(FieldProblem.ofPointer(
                    at(places.getFirst()) + "/priceListId", "not-found", "There is no such price list."));
        } catch (DomainException refusal) {
            add(refusal, pointer -> place(pointer, places), at(places.getFirst()), errors);
        }
        return 0;
    }

    /// The pointer in the whole request, for one in the part that is about a list.
    private static String place(String pointer, List<Integer> places) {
        var parts = pointer.split("/", 4);
        return parts.length < 3
                ? at(places.getFirst())
                : at(places.get(Integer.parseInt(parts[2]))) + (parts.length == 4 ? "/" + parts[3] : "");
    }

    private static void add(
            DomainException refusal, UnaryOperator<String> pointers, String whole, List<FieldProblem> errors) {
        if (refusal.errors().isEmpty()) {
            errors.add(FieldProblem.ofPointer(whole, refusal.code().code(), refusal.detail()));
        }
        refusal.errors()
                .forEach(error -> errors.add(FieldProblem.ofPointer(
                        pointers.apply(Objects.requireNonNullElse(error.pointer(), "")),
                        error.code(),
                        error.detail())));
    }

    private static String at(int index) {
        return "/prices/" + index;
    }

    private static void refuse(List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "Some prices are not valid. Nothing was changed.", Map.of(), errors);
        }
    }
}
