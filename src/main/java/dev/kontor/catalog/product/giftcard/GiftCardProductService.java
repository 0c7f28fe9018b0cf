package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.bundle.Bundles;
import dev.kontor.catalog.event.ProductUpdated;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Turns products into gift cards and back. The terms are versioned with the product.
@Service
@Transactional
class GiftCardProductService {

    private final GiftCardProductRepository products;
    private final Bundles bundles;
    private final Shop shop;
    private final ChangeLog changes;

    GiftCardProductService(GiftCardProductRepository products, Bundles bundles, Shop shop, ChangeLog changes) {
        this.products = products;
        this.bundles = bundles;
        this.shop = shop;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public ProductGiftCard get(ProductId id) {
        var row = products.find(id).orElseThrow(() -> NotFoundException.of("product", id));
        return ProductGiftCard.of(id, row.version(), row.terms().orElseThrow(GiftCardProductService::none));
    }

    public ProductGiftCard set(ProductId id, IfMatch ifMatch, GiftCardTerms wanted) {
        // Before the product: changes of bundles lock in this order.
        bundles.lock();
        var before = locked(id, ifMatch);
        GiftCardChecks.require(wanted, shop);
        if (before.terms().filter(wanted::equals).isPresent()) {
            return ProductGiftCard.of(id, before.version(), wanted);
        }
        var variants = products.variants(id);
        bundles.requireNoBundle(variants);
        bundles.requireNoPart(variants);
        long version = products.save(id, wanted);
        changes.record(new ProductUpdated(id), new Recorded(before.terms().orElse(null)), new Recorded(wanted));
        return ProductGiftCard.of(id, version, wanted);
    }

    public void remove(ProductId id, IfMatch ifMatch) {
        var before = locked(id, ifMatch).terms().orElseThrow(GiftCardProductService::none);
        products.delete(id);
        changes.record(new ProductUpdated(id), new Recorded(before), new Recorded(null));
    }

    private GiftCardProductRepository.Row locked(ProductId id, IfMatch ifMatch) {
        var row = products.lock(id).orElseThrow(() -> NotFoundException.of("product", id));
        ifMatch.require(row.version());
        if (row.archived()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "An archived product cannot be changed.",
                    Map.of("current", "ARCHIVED"));
        }
        return row;
    }

    private static NotFoundException none() {
        return new NotFoundException("The product is not a gift card.");
    }

    private record Recorded(@Nullable GiftCardTerms giftCard) {}
}
