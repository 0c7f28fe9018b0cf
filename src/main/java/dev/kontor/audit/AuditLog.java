package dev.kontor.audit;

import dev.kontor.shared.id.TypedId;
import org.jspecify.annotations.Nullable;

/// Records every change by staff or programs. One statement per transaction, regardless of the number of
/// entries, just before its commit.
public interface AuditLog {

    /// Records a change in the current transaction, so the entry exists if and only if the change does. Actor,
    /// source and request id come from the request.
    ///
    /// `before` and `after` are records or maps. If both are given, only differing fields are recorded,
    /// otherwise all. Secrets (fields named like a password, secret, token or hash) are never recorded; personal
    /// data (fields named like an e-mail address, a person's name, a phone number, a postal address, a free
    /// text) is replaced by a keyed pseudonym that reveals whether it changed, but not its value.
    ///
    /// @param action `<object>.<past participle>`: `product.updated`, `staff.role_changed`
    /// @param object the changed object
    /// @param before the object before the change, as far as it changes; absent if it is new
    /// @param after the object after the change, as far as it changes; absent if it was deleted
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    void record(String action, TypedId object, @Nullable Object before, @Nullable Object after);

    /// Records a change without fields before and after.
    default void record(String action, TypedId object) {
        record(action, object, null, null);
    }
}
