package dev.kontor.order.edit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.order.lifecycle.ReplacedShipping;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.tax.TaxExemptionProof;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxTreatment;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Other addresses, taxes and shipping of an order, as planned by an edit.
///
/// @param edits confirmed edits of the order when it was planned
/// @param places the order, or the groups of a split order, that change
/// @param billingBefore when it was planned
/// @param billing absent if unchanged
/// @param taxNotes sentences of the invoice; absent if the taxes are unchanged
/// @param exemption the certificate of a sale without tax; absent if there is none, or if the taxes are
///     unchanged
record EditMove(
        int edits,
        List<Place> places,
        Address billingBefore,
        @Nullable Address billing,
        @Nullable List<TaxNote> taxNotes,
        @Nullable TaxExemptionProof exemption) {

    /// The order, or one of its shipping groups.
    ///
    /// @param groupId absent if the order is not split
    /// @param before the shipping address when it was planned
    /// @param address absent if unchanged
    /// @param taxes absent if the destination is unchanged
    /// @param shipping absent if unchanged
    record Place(
            @Nullable UUID groupId,
            @Nullable Address before,
            @Nullable Address address,
            @Nullable Taxes taxes,
            @Nullable NewShipping shipping) {}

    /// The taxes at the place.
    ///
    /// @param zone name of the tax zone, if there is one
    /// @param retaxed whether all items get these taxes; otherwise they have them already
    record Taxes(
            @Nullable String zone,
            boolean pricesIncludeTax,
            Rounding rounding,
            TaxTreatment treatment,
            boolean retaxed) {}

    /// A shipping charge that replaces another one.
    ///
    /// @param formerId under which the former charge is stored
    record NewShipping(
            UUID formerId,
            OrderTerms.Charge former,
            @JsonUnwrapped OrderTerms.Charge charge) {}

    List<ReplacedShipping> replaced() {
        return places.stream()
                .flatMap(place -> Stream.ofNullable(place.shipping())
                        .map(shipping -> new ReplacedShipping(
                                shipping.formerId(),
                                place.groupId(),
                                shipping.former().grossMinor(),
                                shipping.charge().grossMinor())))
                .toList();
    }

    /// Returns the names of the changed fields of the order.
    List<String> fields() {
        return Stream.of(
                        places.stream().anyMatch(place -> place.groupId() == null && place.address() != null)
                                ? "shippingAddress"
                                : null,
                        billing == null ? null : "billingAddress",
                        places.stream()
                                        .anyMatch(place -> place.groupId() != null
                                                && (place.address() != null || place.shipping() != null))
                                ? "shippingGroups"
                                : null,
                        places.stream().anyMatch(place -> place.groupId() == null && place.shipping() != null)
                                ? "shipping"
                                : null)
                .filter(Objects::nonNull)
                .toList();
    }
}
