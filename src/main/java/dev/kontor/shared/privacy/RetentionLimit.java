package dev.kontor.shared.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Limits deletions by age: to data from before a time, except that of persons with a legal hold. Each component is
/// a parameter of that name in the conditions of [RetainedRows].
///
/// @param before the end of the retention period
/// @param heldCustomers ids of customers with a legal hold, and of those that were merged into them
/// @param heldCustomerTexts the same ids as TypeID text
/// @param heldEmails their addresses and those of guests with a legal hold, in lower case
public record RetentionLimit(
        Instant before, List<UUID> heldCustomers, List<String> heldCustomerTexts, List<String> heldEmails) {

    /// The parameters of the conditions.
    public Map<String, Object> parameters() {
        return Map.of(
                "before",
                before,
                "heldCustomers",
                heldCustomers,
                "heldCustomerTexts",
                heldCustomerTexts,
                "heldEmails",
                heldEmails);
    }
}
