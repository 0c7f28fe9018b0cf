package dev.kontor.catalog.type;

import dev.kontor.catalog.ProductTypeId;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Provides the rules of product types for writing products.
@Repository
public class ProductTypes {

    private final JdbcClient jdbc;
    private final ValueReader reader;

    ProductTypes(JdbcClient jdbc, Shop shop) {
        this.jdbc = jdbc;
        this.reader = new ValueReader(
                Set.copyOf(shop.languageTags()),
                shop.currencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toSet()));
    }

    /// Returns the rules of the type and locks them until the transaction ends. A product without a type has no
    /// attributes.
    ///
    /// @throws RejectedException with a pointer to `productTypeId` if the type does not exist
    public TypeRules rulesFor(@Nullable ProductTypeId type) {
        if (type == null) {
            return new TypeRules(List.of(), reader);
        }
        // Locked before it is read: a single statement would read the attributes as they were before it waited.
        var found = jdbc.sql("select 1 from catalog.product_types where id = :id for share")
                .param("id", type)
                .query(Integer.class)
                .optional();
        if (found.isEmpty()) {
            throw RejectedException.at(
                    "/productTypeId", "not-found", "The product type " + type.text() + " does not exist.");
        }
        return rules(type);
    }

    /// Returns the current rules of the type, without a lock.
    public TypeRules rules(ProductTypeId type) {
        return new TypeRules(
                jdbc.sql("select f.level, f.required, f.rule, " + AttributeRepository.COLUMNS + """
                                from catalog.product_type_attributes f
                                join catalog.attributes a on a.id = f.attribute_id
                                where f.type_id = :id
                                order by f.position
                                """)
                        .param("id", type)
                        .query(TypeRules.Field.class)
                        .list(),
                reader);
    }
}
