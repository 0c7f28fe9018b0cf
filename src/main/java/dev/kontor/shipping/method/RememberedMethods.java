package dev.kontor.shipping.method;

import dev.kontor.shared.database.RememberedAnswers;
import dev.kontor.shipping.method.ShippingMethodRepository.FoundMethod;
import dev.kontor.shipping.method.ShippingMethodRepository.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shipping methods of destinations that were read before, in this process, without their postcode ranges. Pickup
/// points are always read.
final class RememberedMethods {

    /// Rates of all destinations together, a few megabytes; a method counts like five more.
    private static final int CAPACITY = 20_000;

    /// Destinations with more rates are not remembered.
    private static final int MAX_RATES = 2_000;

    /// Holidays are read for a range of days, which moves.
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final RememberedAnswers<Place, Answer> answers =
            new RememberedAnswers<>(ShippingMethodRepository.AREA, CAPACITY, MAX_RATES, Answer::rates);

    private record Place(String country, String region, String postcode) {

        static Place of(Goal goal) {
            return new Place(goal.destination().country(), goal.region(), goal.postcode());
        }

        Place withoutPostcode() {
            return new Place(country, region, "");
        }
    }

    private record Answer(List<FoundMethod> methods) {

        boolean byPostcode() {
            return methods.stream().anyMatch(method -> !method.postcodeMatches().isEmpty());
        }

        int rates() {
            return methods.stream()
                    .map(FoundMethod::method)
                    .mapToInt(Answer::rates)
                    .sum();
        }

        private static int rates(ShippingMethod method) {
            int ofProfiles = method.profiles().stream()
                    .mapToInt(profile -> profile.rates().size())
                    .sum();
            return 5 + method.rates().size() + ofProfiles;
        }
    }

    /// The methods of all these destinations; empty if some of them must be read.
    Optional<Map<Goal, List<FoundMethod>>> find(Collection<Goal> goals, Instant now) {
        var found = new HashMap<Goal, List<FoundMethod>>();
        for (var goal : goals) {
            if (goal.pickup() != null) {
                return Optional.empty();
            }
            var place = Place.of(goal);
            var answer = answers.find(place.withoutPostcode(), now)
                    .filter(known -> !known.byPostcode() || place.postcode().isEmpty())
                    .or(() -> answers.find(place, now));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            found.put(goal, answer.get().methods());
        }
        return Optional.of(found);
    }

    void remember(Map<Goal, List<FoundMethod>> found, Instant now) {
        found.forEach((goal, methods) -> {
            if (goal.pickup() == null && !methods.isEmpty()) {
                var answer = new Answer(List.copyOf(methods));
                var place = Place.of(goal);
                answers.remember(
                        answer.byPostcode() ? place : place.withoutPostcode(),
                        answer,
                        methods.getFirst().configuration(),
                        now,
                        now.plus(MAX_AGE));
            }
        });
    }
}
