package dev.kontor.audit;

import dev.kontor.shared.id.TypedId;
import org.jspecify.annotations.Nullable;

/// Where every change that staff or programs make is recorded. One statement for each transaction, whatever the
/// number of entries, just before its commit.
public interface AuditLog {

    /// Records a change in the running transaction: it is on record if and only if the change is. Who made it,
    /// from where and in which request is taken from the request.
    ///
    /// `before` and `after` are records or maps. Of two only the fields that differ are kept, of one all of
    /// them. Secrets (fields named like a password, secret, token or hash) are never kept; personal data
    /// (fields named like an e-mail address, a person's name, a phone number, a postal address, a free text) is
    /// replaced by a keyed pseudonym that tells whether it changed, not what it is.
    ///
    /// @param action what was done, `<object>.<past participle>`: `product.updated`, `staff.role_changed`
    /// @param object what it was done to
    /// @param before the object before, as far as it changes; absent where it is new
    /// @param after the object afterwards, as far as it changes; absent where it is gone
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    void record(String action, TypedId object, @Nullable Object before, @Nullable Object after);

    /// Records a change that has no before and after to tell.
    default void record(String action, TypedId object) {
        record(action, object, null, null);
    }
}
