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

    /// @throws ConflictException `in-use` if an attribute of another product, which is not archived, refers to it
    void purge(ProductId id) {
        // Nothing may refer to it from now on.
        jdbc.sql("select 1 from catalog.products where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        jdbc.sql("""
                        with chosen as (delete from catalog.collection_products where product_id = :id),
                             decided as (delete from catalog.channel_products where product_id = :id)
                        delete from catalog.product_relations where related_id = :id
                        """).param("id", id).update();
        // Archived products cannot be changed, so that two of them that refer to each other would remain forever.
        jdbc.sql("""
                update catalog.attribute_values v set referred_product = null
                where v.referred_product = :id
                and exists (select from catalog.products p where p.id = v.product_id and p.status = 'ARCHIVED')
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
