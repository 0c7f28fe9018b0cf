package dev.kontor.shared.persistence;

import dev.kontor.shared.id.TypedId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/// The root of an aggregate that people edit: its version for optimistic locking and the times of its changes. The
/// application assigns the id.
@MappedSuperclass
public abstract class Aggregate<I extends TypedId> implements Persistable<I> {

    /// Starts at 1, as entity tags do.
    @Version
    private long version = 1;

    private Instant createdAt;
    private Instant updatedAt;

    @Transient
    private boolean stored;

    /// @param now time of the creation
    protected Aggregate(Instant now) {
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// For Hibernate, which sets the fields afterwards.
    protected Aggregate() {
        this(Instant.EPOCH);
    }

    public abstract I id();

    public final long version() {
        return version;
    }

    public final Instant createdAt() {
        return createdAt;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }

    protected final void updatedAt(Instant now) {
        updatedAt = now;
    }

    @Override
    public final I getId() {
        return id();
    }

    /// Lets `save` insert without a select, although the id is never null.
    @Override
    public final boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
