package dev.kontor.tax;

import dev.kontor.shared.address.Address;
import dev.kontor.tax.TaxQuoteRequest.Kind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The taxes that an order charges, as a tax service records them.
///
/// @param reference opaque id of the order
/// @param number of the order, for people
/// @param source `PROVIDER`, or `FALLBACK` if the shop's own rates were charged
/// @param quote the tax service's name of its quote; absent if it gave none
/// @param currency ISO 4217
/// @param customer id of the customer in its text form; absent for a guest
public record TaxDocument(
        UUID reference,
        String number,
        TaxSource source,
        @Nullable String quote,
        String channel,
        String currency,
        @Nullable String customer,
        @Nullable String vatNumber,
        List<Shipment> shipments) {

    public TaxDocument numbered(String orderNumber) {
        return new TaxDocument(
                reference, orderNumber, source, quote, channel, currency, customer, vatNumber, shipments);
    }

    public Stream<Line> lines() {
        return shipments.stream().flatMap(shipment -> shipment.lines().stream());
    }

    /// @param id as in the quote
    public record Shipment(
            String id, Address address, boolean pricesIncludeTax, TaxTreatment treatment, List<Line> lines) {}

    /// @param id as in the quote
    /// @param item opaque id of what the order sells: an order line or its shipping; several lines may
    ///     have the same
    /// @param amountMinor with its tax if `pricesIncludeTax`
    public record Line(
            String id,
            String item,
            Kind kind,
            String code,
            String category,
            int quantity,
            long amountMinor,
            List<TaxQuote.Tax> taxes) {

        public long taxMinor() {
            return taxes.stream().mapToLong(TaxQuote.Tax::minor).sum();
        }
    }
}
