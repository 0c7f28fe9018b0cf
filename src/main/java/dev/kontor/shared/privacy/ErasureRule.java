package dev.kontor.shared.privacy;

import java.util.Map;

/// Determines what happens to personal data when a person is erased.
public sealed interface ErasureRule {

    /// The rows are deleted.
    ///
    /// @param rows SQL condition with the parameters of [PersonToErase]
    record Deleted(ErasureStage stage, String rows) implements ErasureRule {}

    /// The values are replaced, the rows remain.
    ///
    /// @param rows SQL condition with the parameters of [PersonToErase]
    /// @param values SQL expression of the new value by column. Applied twice, it has the same result
    /// @param versioned whether the table has a column `version` that counts changes
    record Replaced(ErasureStage stage, String rows, Map<String, String> values, boolean versioned)
            implements ErasureRule {}

    /// A [PersonalDataEraser] or a foreign key erases it.
    ///
    /// @param how in a few words, for the data map
    record Erased(String how) implements ErasureRule {}

    /// A [PersonalDataEraser] or a foreign key erases it, and exports find it.
    ///
    /// @param how in a few words, for the data map
    /// @param rows SQL condition with the parameters of [PersonToErase]
    record Found(String how, String rows) implements ErasureRule {}

    /// It remains.
    ///
    /// @param why for the data map
    record Retained(String why) implements ErasureRule {}

    /// It is deleted by its age, whether or not the person is erased.
    ///
    /// @param when for the data map
    record Expires(String when) implements ErasureRule {}
}
