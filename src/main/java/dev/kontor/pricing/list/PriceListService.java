package dev.kontor.pricing.list;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.pricing.bundle.PriceChanges;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages price lists and publishes which variants may have a different price.
@Service
@Transactional
public class PriceListService {

    private static final int BATCH = 20;

    private final PriceListRepository lists;
    private final ListPriceRepository prices;
    private final Catalog catalog;
    private final PriceChanges changes;
    private final AuditLog audit;
    private final PriceListScope scope;
    private final Clock clock;

    PriceListService(
            PriceListRepository lists,
            ListPriceRepository prices,
            Catalog catalog,
            PriceChanges changes,
            AuditLog audit,
            PriceListScope scope,
            Clock clock) {
        this.lists = lists;
        this.prices = prices;
        this.catalog = catalog;
        this.changes = changes;
        this.audit = audit;
        this.scope = scope;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<PriceList> list(PriceListFilter filter, Listing listing) {
        return lists.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public PriceList get(PriceListId id) {
        return lists.find(id).orElseThrow(() -> NotFoundException.of("price list", id));
    }

    public PriceList create(CreatePriceList request) {
        scope.requireSold(request.currency());
        var list = PriceList.create(request, clock.instant());
        scope.enter(list.conditions());
        lists.insert(list);
        audit.record("price_list.created", list.id(), null, list);
        if (lists.announce(list.id())) {
            changes.publish(variants(list));
        }
        return list;
    }

    public PriceList change(PriceListId id, IfMatch ifMatch, MergePatch<ChangePriceList> patch) {
        var list = get(id);
        ifMatch.require(list.version());
        var changed = list.change(patch.applyTo(list), clock.instant());
        scope.enter(changed.conditions());
        boolean before = lists.announce(id);
        if (!lists.update(changed)) {
            throw new ChangedMeanwhile();
        }
        audit.record("price_list.updated", id, list, changed);
        boolean after = lists.announce(id);
        if (before || after) {
            changes.publish(variants(list));
        }
        return get(id);
    }

    public void delete(PriceListId id, IfMatch ifMatch) {
        var list = get(id);
        ifMatch.require(list.version());
        boolean applied = lists.announce(id);
        var variants = applied ? variants(list) : List.<VariantId>of();
        if (!lists.delete(id, list.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("price_list.deleted", id, list, null);
        changes.publish(variants);
    }

    @Transactional(readOnly = true)
    public Page<ListPrice> prices(PriceListId id, Listing listing) {
        return prices.list(id, get(id).currency(), listing);
    }

    public ListPriceChange setPrices(PriceListId id, SetListPrices request) {
        var list = get(id);
        check(list, request);
        var before = prices.lock(list, request.variants());
        var changed = request.prices().stream()
                .filter(price -> !price.equals(before.get(price.variantId())))
                .toList();
        if (changed.isEmpty() && request.removed().isEmpty()) {
            return new ListPriceChange(request.prices().size(), 0);
        }
        prices.set(id, changed, clock.instant());
        int removed = prices.remove(id, request.removed());
        record(id, before, request);
        if (lists.announce(id)) {
            changes.publish(request.variants());
        }
        return new ListPriceChange(request.prices().size(), removed);
    }

    /// Writes an audit entry for each variant whose list price changed.
    private void record(PriceListId id, Map<VariantId, ListPrice> before, SetListPrices request) {
        for (var price : request.prices()) {
            var old = before.get(price.variantId());
            if (!price.equals(old)) {
                audit.record("variant.list_priced", price.variantId(), recorded(id, old), recorded(id, price));
            }
        }
        for (var variant : request.removed()) {
            var old = before.get(variant);
            if (old != null) {
                audit.record("variant.list_price_removed", variant, recorded(id, old), null);
            }
        }
    }

    /// Uses the id of the list as the key, so that it stays in the entry if only the price differs.
    private static @Nullable Object recorded(PriceListId id, @Nullable ListPrice price) {
        return price == null ? null : Map.of(id.text(), price);
    }

    /// Publishes the changes of lists that started or stopped applying.
    ///
    /// @return number of lists; fewer than a batch means that no more are due
    int announceChanges() {
        var announced = lists.announce(BATCH);
        changes.publish(prices.variants(announced));
        return announced.size();
    }

    /// The variants whose price the list may determine. A discount on everything for some customers
    /// changes no price that others see, so nothing is published.
    private List<VariantId> variants(PriceList list) {
        return list.kind() != PriceListKind.PERCENT || list.conditions().isForGuests()
                ? prices.variants(List.of(list.id()))
                : List.of();
    }

    static boolean isBatch(int announced) {
        return announced == BATCH;
    }

    private void check(PriceList list, SetListPrices request) {
        if (list.kind() == PriceListKind.PERCENT) {
            throw RejectedException.at(
                    "/prices", "not-allowed", "A `PERCENT` list applies to every variant and has no prices.");
        }
        var errors = new ArrayList<FieldProblem>();
        var seen = new HashSet<VariantId>();
        for (int index = 0; index < request.prices().size(); index++) {
            var price = request.prices().get(index);
            var pointer = "/prices/" + index;
            PriceRules.check(price.amount(), price.compareAtPrice(), pointer, errors);
            if (!price.amount().currency().equals(list.currency())) {
                errors.add(FieldProblem.ofPointer(
                        pointer + "/amount/currency", "other-currency", "Must be the currency of the list."));
            }
            price.checkTiers(pointer, errors);
            if (!seen.add(price.variantId())) {
                errors.add(FieldProblem.ofPointer(
                        pointer + "/variantId", "repeated", "The request contains another price for this variant."));
            }
        }
        request.removed().stream()
                .filter(seen::contains)
                .findFirst()
                .ifPresent(_ -> errors.add(FieldProblem.ofPointer(
                        "/remove", "repeated", "The same variant is in `prices` and `remove`.")));
        PriceRules.refuse(errors);
        requireVariants(request, catalog.existing(seen));
    }

    private static void requireVariants(SetListPrices request, Set<VariantId> existing) {
        var errors = new ArrayList<FieldProblem>();
        for (int index = 0; index < request.prices().size(); index++) {
            if (!existing.contains(request.prices().get(index).variantId())) {
                errors.add(FieldProblem.ofPointer(
                        "/prices/" + index + "/variantId", "unknown", "The variant does not exist."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "Some of the variants do not exist.", Map.of(), List.copyOf(errors));
        }
    }
}
