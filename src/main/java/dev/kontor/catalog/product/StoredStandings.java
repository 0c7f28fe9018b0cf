package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.ProductStanding;
import dev.kontor.catalog.Standings;
import dev.kontor.catalog.type.ProductTypes;
import dev.kontor.shared.problem.FieldProblem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says where products stand, by what is stored.
@Component
class StoredStandings implements Standings {

    private final ProductRepository products;
    private final ProductTypes types;

    StoredStandings(ProductRepository products, ProductTypes types) {
        this.products = products;
        this.types = types;
    }

    @Override
    public Optional<ProductStanding> of(ProductId id) {
        return products.find(id).map(this::standing);
    }

    private ProductStanding standing(Product product) {
        var content = product.content();
        return new ProductStanding(
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
