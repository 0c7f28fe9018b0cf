package dev.kontor.catalog.product.purge;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Deletes all rows of a product, including those of other modules that refer to it. Its own child rows cascade.
@Repository
class PurgeRepository {

    private final JdbcClient jdbc;

    PurgeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws ConflictException `in-use` if an attribute of another product refers to it
    void purge(ProductId id) {
        jdbc.sql("""
                        with chosen as (delete from catalog.collection_products where product_id = :id),
                             decided as (delete from catalog.channel_products where product_id = :id)
                        delete from catalog.product_relations where related_id = :id
                        """).param("id", id).update();
        try {
            jdbc.sql("delete from catalog.products where id = :id")
                    .param("id", id)
                    .update();
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("attribute_values_product")) {
                throw new ConflictException(
                        ProblemCode.IN_USE,
                        "An attribute of another product refers to this product. Remove the reference first.");
            }
            throw violation;
        }
    }
}
