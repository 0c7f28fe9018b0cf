package dev.kontor.shared.persistence;

import dev.kontor.shared.id.TypedId;
import java.util.Optional;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/// The operations of every repository of an aggregate. Writes go to PostgreSQL immediately, because SQL of the
/// same transaction may read them and because violated constraints are translated where they occur.
@NoRepositoryBean
public interface Aggregates<T extends Aggregate<I>, I extends TypedId> extends Repository<T, I> {

    Optional<T> findById(I id);

    T saveAndFlush(T aggregate);

    void delete(T aggregate);

    void flush();

    default void deleteAndFlush(T aggregate) {
        delete(aggregate);
        flush();
    }
}
