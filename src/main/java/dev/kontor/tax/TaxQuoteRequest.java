package dev.kontor.tax;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for a quote of a tax service: everything on which the tax of a cart depends.
///
/// @param reference an opaque id of the cart
/// @param channel code of the channel
/// @param customer id of the signed-in customer, in its text form
/// @param vatNumber of the buyer
public record TaxQuoteRequest(
        UUID reference,
        String channel,
        Currency currency,
        @Nullable String customer,
        @Nullable String vatNumber,
        List<Shipment> shipments) {

    public TaxQuoteRequest {
        shipments = List.copyOf(shipments);
    }

    /// Lines with one destination.
    ///
    /// @param id unique within the request
    /// @param pricesIncludeTax whether the amounts include their tax
    public record Shipment(
            String id, Address address, boolean pricesIncludeTax, TaxTreatment treatment, List<Line> lines) {

        public Shipment {
            lines = List.copyOf(lines);
        }
    }

    /// The kind of a line.
    public enum Kind {
        ITEM,
        SHIPPING
    }

    /// An amount to be taxed.
    ///
    /// @param id unique within the request
    /// @param code SKU of the item, or code of the shipping method
    /// @param category code of the tax category
    /// @param amount of all units, after discounts
    public record Line(String id, Kind kind, String code, String category, int quantity, Money amount) {}

    public List<Line> lines() {
        return shipments.stream().flatMap(shipment -> shipment.lines().stream()).toList();
    }
}
