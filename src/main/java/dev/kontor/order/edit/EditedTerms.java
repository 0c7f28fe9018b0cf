package dev.kontor.order.edit;

import dev.kontor.order.edit.EditPreview.AddressChange;
import dev.kontor.order.edit.EditPreview.ShippingChange;
import dev.kontor.order.edit.EditPreview.ShippingPrice;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows other addresses and shipping of an edited order.
final class EditedTerms {

    private EditedTerms() {}

    /// Null if no address changes.
    static @Nullable List<AddressChange> addresses(@Nullable EditMove move) {
        if (move == null) {
            return null;
        }
        var shipping = move.places().stream()
                .filter(place -> place.address() != null)
                .map(place -> new AddressChange(
                        AddressChange.Kind.SHIPPING, group(place.groupId()), place.before(), place.address()));
        var billing = Stream.ofNullable(move.billing())
                .map(address -> new AddressChange(AddressChange.Kind.BILLING, null, move.billingBefore(), address));
        return orNull(Stream.concat(shipping, billing).toList());
    }

    /// Null if the shipping is unchanged.
    static @Nullable List<ShippingChange> shipping(@Nullable EditMove move, Currency currency) {
        if (move == null) {
            return null;
        }
        return orNull(move.places().stream()
                .flatMap(place -> Stream.ofNullable(place.shipping())
                        .map(shipping -> new ShippingChange(
                                group(place.groupId()),
                                price(shipping.former(), currency),
                                price(shipping.charge(), currency))))
                .toList());
    }

    private static ShippingPrice price(OrderTerms.Charge charge, Currency currency) {
        return new ShippingPrice(
                charge.code(),
                charge.name(),
                new Money(charge.priceMinor(), currency),
                new Money(charge.netMinor(), currency),
                new Money(charge.taxMinor(), currency),
                new Money(charge.grossMinor(), currency));
    }

    /// The taxes of a shipping charge; one for a single tax of the whole zone.
    static List<LineTax> taxes(OrderTerms.Charge charge) {
        var facts = charge.facts();
        return facts.taxShares() != null
                ? facts.taxShares()
                : List.of(new LineTax(
                        facts.taxCategory(),
                        facts.taxName(),
                        facts.taxRate(),
                        charge.netMinor(),
                        charge.netMinor(),
                        charge.taxMinor(),
                        null));
    }

    private static @Nullable ShippingGroupId group(@Nullable UUID id) {
        return id == null ? null : new ShippingGroupId(id);
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
