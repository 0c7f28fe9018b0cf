package dev.kontor.shared.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The person whose data is erased. Each component is a parameter of that name in the conditions of
/// [PersonalData].
///
/// @param customers ids of the customer and of those that were merged into it; empty for guests
/// @param customerTexts the same ids as TypeID text
/// @param emails addresses in lower case that are proven to be the person's
/// @param orders ids of the batch of orders in [ErasureStage#ORDERS]; empty in other stages
/// @param orderTexts the same ids as TypeID text
/// @param orderNumbers numbers of the same orders
/// @param fulfillments ids of the fulfillments of these orders
/// @param returns ids of the returns of these orders
/// @param orderObjects ids of these orders, their fulfillments, returns and edits as TypeID text
public record PersonToErase(
        List<UUID> customers,
        List<String> customerTexts,
        List<String> emails,
        List<UUID> orders,
        List<String> orderTexts,
        List<String> orderNumbers,
        List<UUID> fulfillments,
        List<UUID> returns,
        List<String> orderObjects) {

    /// Replaces every erased e-mail address that must not be null. Nobody can have an address in this domain.
    public static final String EMAIL = "erased@erased.invalid";

    /// Replaces every erased text that must not be null.
    public static final String TEXT = "erased";

    /// Only orders are erased.
    public static final PersonToErase NOBODY = new PersonToErase(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public PersonToErase withOrders(
            List<UUID> ids,
            List<String> texts,
            List<String> numbers,
            List<UUID> fulfillmentIds,
            List<UUID> returnIds,
            List<String> objects) {
        return new PersonToErase(
                customers, customerTexts, emails, ids, texts, numbers, fulfillmentIds, returnIds, objects);
    }

    /// The parameters of the conditions.
    public Map<String, Object> parameters() {
        return Map.of(
                "customers",
                customers,
                "customerTexts",
                customerTexts,
                "emails",
                emails,
                "orders",
                orders,
                "orderTexts",
                orderTexts,
                "orderNumbers",
                orderNumbers,
                "fulfillments",
                fulfillments,
                "returns",
                returns,
                "orderObjects",
                orderObjects);
    }
}
