package dev.kontor.shared.privacy;

import org.jspecify.annotations.Nullable;

/// Personal data that is deleted when it reaches an age. A bean of the module that stores it: that module says what is
/// deleted, and within which bounds staff choose the period.
public interface RetainedData {

    RetentionPolicy policy();

    /// The number of objects that would be deleted now, counted up to `most`.
    long due(RetentionLimit limit, int most);

    /// Deletes or empties the next objects in the caller's transaction, without network calls.
    ///
    /// @param cursor of the previous pass; empty for the first one
    /// @param most how many objects at most
    Pass delete(RetentionLimit limit, String cursor, int most);

    /// The result of a pass.
    ///
    /// @param deleted number of objects
    /// @param cursor for the next pass; null if nothing is left
    record Pass(int deleted, @Nullable String cursor) {

        /// A pass that finds the next objects without a cursor.
        public static Pass of(int deleted, int most) {
            return new Pass(deleted, deleted < most ? null : "");
        }
    }
}
