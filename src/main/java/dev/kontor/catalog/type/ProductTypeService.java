package dev.kontor.catalog.type;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.event.ProductTypeCreated;
import dev.kontor.catalog.event.ProductTypeDeleted;
import dev.kontor.catalog.event.ProductTypeUpdated;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages product types on behalf of staff. Changes of a type and writes of its products wait for each other.
@Service
@Transactional
class ProductTypeService {

    private final ProductTypeRepository types;
    private final AttributeRepository attributes;
    private final TypedProducts products;
    private final ChangeLog changes;
    private final Clock clock;

    ProductTypeService(
            ProductTypeRepository types,
            AttributeRepository attributes,
            TypedProducts products,
            ChangeLog changes,
            Clock clock) {
        this.types = types;
        this.attributes = attributes;
        this.products = products;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ProductType> list(Listing listing) {
        return types.list(listing);
    }

    @Transactional(readOnly = true)
    public ProductType get(ProductTypeId id) {
        return types.find(id).orElseThrow(() -> NotFoundException.of("product type", id));
    }

    public ProductType create(CreateProductType request) {
        var now = clock.instant();
        var type = new ProductType(
                ProductTypeId.next(), 1, request.code(), request.name(), request.attributes(), now, now);
        type.requireValid(attributes.all(type.attributeIds()));
        types.insert(type);
        changes.record(new ProductTypeCreated(type.id()), null, type);
        return type;
    }

    public ProductType change(ProductTypeId id, IfMatch ifMatch, MergePatch<ChangeProductType> patch) {
        types.lock(id);
        var before = get(id);
        ifMatch.require(before.version());
        var after = before.change(patch.applyTo(before), clock.instant());
        after.requireValid(attributes.all(after.attributeIds()));
        products.require(id, before.demandsOf(after));
        types.update(after);
        products.claim(after);
        changes.record(new ProductTypeUpdated(id, after.attributeIds()), before, after);
        return after;
    }

    public void delete(ProductTypeId id, IfMatch ifMatch) {
        types.lock(id);
        var type = get(id);
        ifMatch.require(type.version());
        types.delete(id);
        changes.record(new ProductTypeDeleted(id), type, null);
    }
}
