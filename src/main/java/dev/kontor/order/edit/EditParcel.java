package dev.kontor.order.edit;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.order.edit.MovingPlace.ShippedUnits;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.Shipping;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Describes the units that remain to be shipped to a place after an edit, to find the shipping methods.
final class EditParcel {

    private EditParcel() {}

    /// @param variant absent if the shop no longer sells it; its weight and volume are not known then
    private record Content(ShippedUnits units, @Nullable SellableVariant variant) {

        String profile() {
            return variant == null ? "" : Objects.requireNonNullElse(variant.shippingProfile(), "");
        }

        long weightGrams() {
            var custom = units.custom();
            return custom == null ? times(SellableVariant::weightGrams) : custom.weightGrams() * units.quantity();
        }

        long times(ToLongFunction<SellableVariant> ofUnit) {
            return variant == null ? 0 : ofUnit.applyAsLong(variant) * units.quantity();
        }
    }

    static Shipping.Parcel of(
            MovingPlace place,
            Destination destination,
            Shipping.Buyer buyer,
            Map<VariantId, EditVariants.Found> found,
            Locale locale) {
        var byProfile = new LinkedHashMap<String, List<Content>>();
        for (var units : place.shippedUnits()) {
            var row = found.get(new VariantId(units.variantId()));
            var sellable = row == null ? null : row.sellable();
            var content = new Content(units, sellable == null ? null : sellable.variant());
            byProfile.computeIfAbsent(content.profile(), _ -> new ArrayList<>()).add(content);
        }
        return new Shipping.Parcel(
                destination,
                buyer,
                place.value(),
                byProfile.entrySet().stream()
                        .map(entry -> contents(entry.getKey(), entry.getValue(), place.currency()))
                        .toList(),
                locale);
    }

    private static Shipping.Contents contents(String profile, List<Content> contents, Currency currency) {
        return new Shipping.Contents(
                profile.isEmpty() ? null : profile,
                Money.sum(
                        currency,
                        contents.stream().map(each -> each.units().value()).toList()),
                contents.stream().mapToLong(Content::weightGrams).sum(),
                contents.stream().mapToLong(each -> each.units().quantity()).sum(),
                contents.stream()
                        .mapToLong(each -> each.times(SellableVariant::volumeCm3))
                        .sum());
    }
}
