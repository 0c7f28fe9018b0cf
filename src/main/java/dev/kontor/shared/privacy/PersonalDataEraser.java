package dev.kontor.shared.privacy;

import java.util.Set;

/// Erases what no [PersonalData] with a condition can express. A bean of the module that stores the data.
public interface PersonalDataEraser {

    Set<ErasureStage> stages();

    /// The table under which the proof counts the erased rows.
    String table();

    /// Erases rows of the person in the caller's transaction, without network calls. Repeated calls end with 0.
    ///
    /// @param stage one of [#stages]
    /// @param most how many rows to erase at most; all rows of the batch in [ErasureStage#ORDERS]
    /// @return how many rows were erased; fewer than `most` if nothing is left
    int erase(ErasureStage stage, PersonToErase person, int most);
}
