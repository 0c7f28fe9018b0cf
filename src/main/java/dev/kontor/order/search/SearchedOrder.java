package dev.kontor.order.search;

import dev.kontor.order.OrderId;
import dev.kontor.shared.address.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data by which an order is found.
///
/// @param skus of the lines and of the parts of bundles
/// @param customTitles of the custom lines, which often have no SKU
/// @param groupAddresses of a split order
record SearchedOrder(
        OrderId id,
        String number,
        String email,
        List<String> tags,
        Map<String, String> metadata,
        @Nullable Address shippingAddress,
        Address billingAddress,
        List<@Nullable Address> groupAddresses,
        List<String> skus,
        List<String> customTitles,
        List<String> trackingNumbers) {

    List<String> terms() {
        var names = addresses()
                .flatMap(address -> Stream.of(address.firstName(), address.lastName(), address.company()))
                .filter(Objects::nonNull)
                .toList();
        var phones = addresses().map(Address::phone).filter(Objects::nonNull).toList();
        return new SearchTerms()
                .texts(List.of(number))
                .email(email)
                .texts(names)
                .phones(phones)
                .texts(skus)
                .texts(customTitles)
                .texts(trackingNumbers)
                .texts(tags)
                .texts(metadata.values())
                .all();
    }

    private Stream<Address> addresses() {
        return Stream.concat(Stream.of(shippingAddress, billingAddress), groupAddresses.stream())
                .filter(Objects::nonNull)
                .distinct();
    }
}
