package dev.kontor.catalog.product.purge;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.bundle.Bundles;
import dev.kontor.catalog.event.VariantDeleted;
import dev.kontor.catalog.product.ProductAudit;
import dev.kontor.catalog.product.ProductRepository;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Deletes archived products permanently, so that their SKUs, slugs and external ids become available again.
/// Orders keep copies and do not need them.
@Service
@Transactional
public class ProductPurge {

    private final ProductRepository products;
    private final PurgeRepository purges;
    private final Bundles bundles;
    private final EventLog events;
    private final ProductAudit records;

    ProductPurge(
            ProductRepository products,
            PurgeRepository purges,
            Bundles bundles,
            EventLog events,
            ProductAudit records) {
        this.products = products;
        this.purges = purges;
        this.bundles = bundles;
        this.events = events;
        this.records = records;
    }

    /// @throws ConflictException `invalid-state-transition` unless it is archived; `in-use` while an attribute
    /// of another product, which is not archived, refers to it
    public void purge(ProductId id, IfMatch ifMatch) {
        var product = products.findForUpdate(id).orElseThrow(() -> NotFoundException.of("product", id));
        ifMatch.require(product.version());
        product.requirePurgeable();
        bundles.release(product.variantIds());
        purges.purge(id);
        events.append(product.content().variants().stream()
                .map(variant -> new VariantDeleted(variant.id(), id, variant.sku()))
                .toList());
        records.purged(product);
    }
}
