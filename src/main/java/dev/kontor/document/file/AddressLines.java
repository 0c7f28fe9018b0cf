package dev.kontor.document.file;

import dev.kontor.shared.address.Address;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes addresses line by line, as on a letter.
public final class AddressLines {

    private AddressLines() {}

    public static List<String> of(Address address, Locale language) {
        var place = Stream.of(address.postcode(), address.city(), address.region())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(
                        address.company(),
                        address.name(),
                        address.line1(),
                        address.line2(),
                        place,
                        Locale.of("", address.country()).getDisplayCountry(language))
                .filter(Objects::nonNull)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
