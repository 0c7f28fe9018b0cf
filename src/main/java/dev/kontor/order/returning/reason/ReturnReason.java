package dev.kontor.order.returning.reason;

import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A reason for returns. Returns copy its code and label, so it can be changed and deleted at any time.
@Entity
@Table(schema = "orders", name = "return_reasons")
class ReturnReason extends Aggregate<ReturnReasonId> {

    @Id
    private ReturnReasonId id;

    private String code;
    private String label;

    /// In other languages, by BCP 47 tag.
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> labels;

    private boolean noteRequired;
    private boolean active;
    private int position;

    ReturnReason(SaveReturnReason wanted, Instant now) {
        super(now);
        id = ReturnReasonId.next();
        change(wanted, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected ReturnReason() {}

    final void change(SaveReturnReason wanted, Instant now) {
        code = wanted.code();
        label = wanted.label();
        labels = Objects.requireNonNullElse(wanted.labels(), Map.of());
        noteRequired = Boolean.TRUE.equals(wanted.noteRequired());
        active = !Boolean.FALSE.equals(wanted.active());
        position = Objects.requireNonNullElse(wanted.position(), 0);
        updatedAt(now);
    }

    @Override
    public ReturnReasonId id() {
        return id;
    }

    ReturnReasonDetails details() {
        return new ReturnReasonDetails(
                id, version(), code, label, labels, noteRequired, active, position, createdAt(), updatedAt());
    }
}
