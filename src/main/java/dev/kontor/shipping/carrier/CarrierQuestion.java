package dev.kontor.shipping.carrier;

import dev.kontor.shipping.CarrierProvider.RateRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request for rates to a carrier.
public record CarrierQuestion(String carrier, RateRequest request) {

    /// Identifies equal questions. It reveals nothing about the destination.
    String fingerprint() {
        var destination = request.destination();
        var parcel = request.parcel();
        var text = Stream.of(
                        carrier,
                        destination.country(),
                        destination.region(),
                        destination.postcode(),
                        parcel.weightGrams(),
                        parcel.volumeCm3(),
                        parcel.quantity(),
                        parcel.value(),
                        parcel.profiles(),
                        request.sortedServices())
                .map(String::valueOf)
                .collect(Collectors.joining("\0"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
