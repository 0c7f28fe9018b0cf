package dev.kontor.exchange.exports;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.bulk.ProductReader;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Exports all products except archived ones.
@Component
class ProductSource implements ExportSource {

    private final ProductReader products;
    private final ProductLines lines;

    ProductSource(ProductReader products, ProductLines lines) {
        this.products = products;
        this.lines = lines;
    }

    @Override
    public ExportType type() {
        return ExportType.PRODUCTS;
    }

    @Override
    public List<String> columns() {
        return lines.columns();
    }

    @Override
    public Set<String> decimals() {
        return lines.numbers();
    }

    @Override
    public List<Entry> after(@Nullable String last, ExportFilter filter, int most) {
        var kinds = lines.kinds();
        var after = last == null ? null : new ProductId(UUID.fromString(last));
        return products.after(after, filter.updatedAt(), most).stream()
                .map(product -> new Entry(
                        product.id().value().toString(), () -> lines.line(product), () -> lines.rows(product, kinds)))
                .toList();
    }
}
