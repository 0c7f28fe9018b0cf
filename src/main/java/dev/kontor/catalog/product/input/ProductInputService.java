package dev.kontor.catalog.product.input;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.event.ProductUpdated;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages buyer inputs. They are part of the product: a change increases its version.
@Service
@Transactional
class ProductInputService {

    private final ProductInputRepository products;
    private final Shop shop;
    private final ChangeLog changes;

    ProductInputService(ProductInputRepository products, Shop shop, ChangeLog changes) {
        this.products = products;
        this.shop = shop;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public ProductInputs get(ProductId id) {
        var stored = products.find(id).orElseThrow(() -> NotFoundException.of("product", id));
        return ProductInputs.of(id, stored.version(), stored.inputs());
    }

    public ProductInputs set(ProductId id, IfMatch ifMatch, SetProductInputs request) {
        var before = products.lock(id).orElseThrow(() -> NotFoundException.of("product", id));
        ifMatch.require(before.version());
        if (before.archived()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "An archived product cannot be changed.",
                    Map.of("current", "ARCHIVED"));
        }
        InputChecks.require(request.inputs(), shop);
        var wanted = request.inputs().stream().map(InputDefinition::input).toList();
        if (wanted.equals(before.inputs())) {
            return ProductInputs.of(id, before.version(), before.inputs());
        }
        long version = products.save(id, wanted);
        changes.record(new ProductUpdated(id), new Recorded(before.inputs()), new Recorded(wanted));
        return ProductInputs.of(id, version, wanted);
    }

    private record Recorded(List<BuyerInput> inputs) {}
}
