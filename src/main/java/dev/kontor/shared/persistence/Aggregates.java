package dev.kontor.shared.persistence;

import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import java.util.Optional;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/// The operations of every repository of an aggregate. Writes go to PostgreSQL immediately, because SQL of the
/// same transaction may read them and because violated constraints are translated where they occur.
@NoRepositoryBean
public interface Aggregates<T extends Aggregate<I>, I extends TypedId> extends Repository<T, I> {

    Optional<T> findById(I id);

    /// @param kind what the problem calls an aggregate that does not exist
    default T get(String kind, I id) {
        return findById(id).orElseThrow(() -> NotFoundException.of(kind, id));
    }

    /// The same for a change of the version that the caller has read.
    default T get(String kind, I id, IfMatch ifMatch) {
        var aggregate = get(kind, id);
        ifMatch.require(aggregate.version());
        return aggregate;
    }

    T saveAndFlush(T aggregate);

    void delete(T aggregate);

    void flush();

    default void deleteAndFlush(T aggregate) {
        delete(aggregate);
        flush();
    }
}
