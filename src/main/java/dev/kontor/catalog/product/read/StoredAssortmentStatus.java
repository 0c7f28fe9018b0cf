package dev.kontor.catalog.product.read;

import dev.kontor.catalog.AssortmentStatus;
import dev.kontor.catalog.AssortmentStatuses;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.ProductContent;
import dev.kontor.catalog.product.ProductRepository;
import dev.kontor.catalog.product.Variant;
import dev.kontor.catalog.type.ProductTypes;
import dev.kontor.shared.problem.FieldProblem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Determines the assortment status of products from stored data.
@Component
class StoredAssortmentStatus implements AssortmentStatuses {

    private final ProductRepository products;
    private final ProductTypes types;

    StoredAssortmentStatus(ProductRepository products, ProductTypes types) {
        this.products = products;
        this.types = types;
    }

    @Override
    public Optional<AssortmentStatus> of(ProductId id) {
        return products.find(id).map(this::statusOf);
    }

    private AssortmentStatus statusOf(Product product) {
        var content = product.content();
        return new AssortmentStatus(
                product.id(),
                product.status().name(),
                product.publishedAt(),
                product.unpublishAt(),
                products.today(),
                content.variants().stream().map(Variant::id).toList(),
                content.texts().keySet(),
                content.categories().size(),
                missing(content));
    }

    private List<String> missing(ProductContent content) {
        var type = content.characteristics().type();
        return type == null
                ? List.of()
                : types
                        .rules(type)
                        .missing(content.attributes(), content.variantAttributes(), index -> "/variants/" + index)
                        .stream()
                        .map(FieldProblem::pointer)
                        .map(String::valueOf)
                        .toList();
    }
}
