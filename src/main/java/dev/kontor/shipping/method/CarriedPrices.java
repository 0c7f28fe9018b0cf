package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierProvider.CarrierParcel;
import dev.kontor.shipping.CarrierProvider.RateRequest;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.carrier.CarrierParcelRates;
import dev.kontor.shipping.carrier.CarrierPrice;
import dev.kontor.shipping.carrier.CarrierQuestion;
import dev.kontor.shipping.carrier.CarrierRateBook;
import dev.kontor.shipping.method.ShippingMethodRepository.FoundMethod;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the prices of methods whose price a carrier determines. Methods with the same carrier and packaging share a
/// request.
@Component
class CarriedPrices {

    private final CarrierRateBook rates;

    CarriedPrices(CarrierRateBook rates) {
        this.rates = rates;
    }

    /// The methods of a parcel's destination.
    record Candidates(Parcel parcel, List<FoundMethod> methods) {}

    private record Key(Parcel parcel, String carrier, int packagingGrams) {}

    /// The carriers' prices.
    static final class Found {

        private static final Found NONE = new Found(Map.of());

        private final Map<Key, CarrierParcelRates> known;

        private Found(Map<Key, CarrierParcelRates> known) {
            this.known = known;
        }

        /// Returns the price of the method; absent if no carrier determines it.
        @Nullable
        CarrierPrice of(ShippingMethod method, Parcel parcel) {
            var carried = method.carrierRate();
            if (carried == null) {
                return null;
            }
            var answer = known.get(new Key(parcel, carried.carrier(), method.packagingGrams()));
            return answer == null ? null : answer.price(carried.service());
        }
    }

    /// Runs one SQL statement if a carrier determines the price of a candidate, else none.
    Found of(Collection<Candidates> candidates) {
        var services = new LinkedHashMap<Key, Set<String>>();
        for (var each : candidates) {
            for (var found : each.methods()) {
                var method = found.method();
                var carried = method.carrierRate();
                if (carried != null
                        && ShippingCalculation.isAvailable(method, each.parcel(), found.postcodeMatches())) {
                    var key = new Key(each.parcel(), carried.carrier(), method.packagingGrams());
                    services.computeIfAbsent(key, _ -> new TreeSet<>()).add(carried.service());
                }
            }
        }
        if (services.isEmpty()) {
            return Found.NONE;
        }
        var questions = new LinkedHashMap<Key, CarrierQuestion>();
        services.forEach((key, wanted) -> questions.put(key, question(key, wanted)));
        var answers = rates.answers(questions.values());
        var known = new HashMap<Key, CarrierParcelRates>();
        questions.forEach((key, question) -> known.put(key, Objects.requireNonNull(answers.get(question))));
        return new Found(known);
    }

    private static CarrierQuestion question(Key key, Set<String> services) {
        var parcel = key.parcel();
        var contents = parcel.contents();
        return new CarrierQuestion(
                key.carrier(),
                new RateRequest(
                        parcel.destination(),
                        new CarrierParcel(
                                contents.stream()
                                                .mapToLong(Contents::weightGrams)
                                                .sum()
                                        + key.packagingGrams(),
                                contents.stream().mapToLong(Contents::volumeCm3).sum(),
                                contents.stream().mapToLong(Contents::quantity).sum(),
                                Money.sum(
                                        parcel.value().currency(),
                                        contents.stream().map(Contents::value).toList()),
                                contents.stream()
                                        .map(Contents::profile)
                                        .filter(Objects::nonNull)
                                        .sorted()
                                        .toList()),
                        services));
    }
}
