package dev.kontor.tax;

import dev.kontor.shared.address.Destination;
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.shared.database.RememberedAnswers;
import dev.kontor.tax.area.TaxArea;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tax rules of destinations that were read before, in this process. A shop with 10,000 rates has few of them for
/// one destination. Buyers with a VAT number always read, as do customers in a shop with exemptions.
final class RememberedTaxes {

    /// The area of configuration, as the database names it.
    static final String AREA = "tax";

    /// Rates of all destinations together, a few megabytes; a destination counts like five more.
    private static final int CAPACITY = 20_000;

    /// Destinations with more rates are not remembered.
    private static final int MAX_RATES = 500;

    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final RememberedAnswers<Place, Answer> answers = new RememberedAnswers<>(
            AREA,
            CAPACITY,
            MAX_RATES,
            answer -> 4 + answer.found().rules().rates().size());
    private volatile @Nullable End end;

    private record Place(String country, String region, String postcode) {

        static Place of(Destination destination) {
            return new Place(
                    destination.country(),
                    destination.region() == null ? "" : destination.region(),
                    destination.postcode() == null ? "" : TaxArea.compact(destination.postcode()));
        }

        Place withoutPostcode() {
            return new Place(country, region, "");
        }
    }

    /// @param byPostcode whether postcodes of the country are taxed differently
    /// @param exempting whether customers are exempt from tax
    private record Answer(TaxQueries.Found found, boolean byPostcode, boolean exempting) {

        boolean isFor(TaxBuyer buyer) {
            return !exempting || isAnyone(buyer);
        }
    }

    /// The next time when a rate begins or ends.
    private record End(long version, Instant from, Instant until) {

        boolean contains(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    /// The rules of all these destinations; empty if one of them must be read.
    Optional<Map<Destination, TaxQueries.Found>> find(List<Destination> destinations, TaxBuyer buyer, Instant now) {
        if (buyer.vatNumber() != null) {
            return Optional.empty();
        }
        var found = new HashMap<Destination, TaxQueries.Found>();
        for (var destination : destinations) {
            var place = Place.of(destination);
            var answer = answers.find(place.withoutPostcode(), now)
                    .filter(known -> !known.byPostcode() || place.postcode().isEmpty())
                    .or(() -> answers.find(place, now))
                    .filter(known -> known.isFor(buyer));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            found.put(destination, answer.get().found());
        }
        return Optional.of(found);
    }

    /// Whether the statement must find the next begin or end of a rate.
    boolean needsEnd(Instant now) {
        var known = end;
        return known == null
                || !known.contains(now)
                || ConfigurationVersions.current(AREA).orElse(known.version()) != known.version();
    }

    /// @param next begin or end of a rate; null if there is none
    void end(long version, Instant now, @Nullable Instant next) {
        var longest = now.plus(MAX_AGE);
        end = new End(version, now, next == null || next.isAfter(longest) ? longest : next);
    }

    void remember(
            Destination destination,
            TaxBuyer buyer,
            TaxQueries.Found found,
            boolean byPostcode,
            boolean exempting,
            long version,
            Instant now) {
        var answer = new Answer(found, byPostcode, exempting);
        var known = end;
        if (known != null
                && known.version() == version
                && known.contains(now)
                && buyer.vatNumber() == null
                && answer.isFor(buyer)) {
            var place = Place.of(destination);
            answers.remember(byPostcode ? place : place.withoutPostcode(), answer, version, now, known.until());
        }
    }

    private static boolean isAnyone(TaxBuyer buyer) {
        return buyer.customer() == null && buyer.groups().isEmpty();
    }
}
