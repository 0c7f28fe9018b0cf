package dev.kontor.catalog.product.input;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.shared.database.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes buyer inputs, which are stored in the row of the product.
@Repository
class ProductInputRepository {

    private static final String SELECT = """
            select version, status = 'ARCHIVED' as archived, inputs::text from catalog.products where id = :id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProductInputRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record StoredInputs(long version, boolean archived, List<BuyerInput> inputs) {}

    Optional<StoredInputs> find(ProductId id) {
        return jdbc.sql(SELECT).param("id", id).query(StoredInputs.class).optional();
    }

    /// Locks the product until the transaction ends.
    Optional<StoredInputs> lock(ProductId id) {
        return jdbc.sql(SELECT + " for no key update")
                .param("id", id)
                .query(StoredInputs.class)
                .optional();
    }

    /// @return the new version of the product
    long save(ProductId id, List<BuyerInput> inputs) {
        return jdbc.sql("""
                        update catalog.products
                        set inputs = :inputs::jsonb, version = version + 1, updated_at = :now
                        where id = :id
                        returning version
                        """)
                .param("inputs", Sql.json(inputs))
                .param("now", clock.instant())
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
