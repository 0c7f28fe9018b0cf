package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores brands. Rejects duplicate slugs and the deletion of brands with products.
interface BrandRepository extends Aggregates<Brand, BrandId> {

    default void store(Brand brand) {
        try {
            saveAndFlush(brand);
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("brands_slug")) {
                throw ConflictException.taken("/slug", "Another brand has this slug.");
            }
            throw violation;
        }
    }

    default void remove(Brand brand) {
        try {
            deleteAndFlush(brand);
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("products_brand")) {
                throw new ConflictException(ProblemCode.IN_USE, "Products have this brand, possibly archived ones.");
            }
            throw violation;
        }
    }
}
