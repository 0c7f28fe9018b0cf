package dev.kontor.shared.privacy;

import java.util.List;
import java.util.UUID;

/// Finds rows of a person for exports that no [PersonalData] with a condition can find. A bean of the module that
/// stores the data.
public interface PersonalRows {

    /// With its schema, and with a column `id`.
    String table();

    /// @param most how many rows to find at most
    List<UUID> find(PersonToErase person, int most);
}
