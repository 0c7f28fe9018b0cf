package dev.kontor.shipping.pickup;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import dev.kontor.shipping.OpeningHours;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Creates the pickup point of the demo shop.
@Component
@Profile("demo")
class PickupDemo implements DemoSeed {

    private final DemoFiles files;
    private final PickupPointRepository points;
    private final Clock clock;

    PickupDemo(DemoFiles files, PickupPointRepository points, Clock clock) {
        this.files = files;
        this.points = points;
        this.clock = clock;
    }

    /// @param location code of the location
    private record Point(
            String location, String name, PickupAddress address, OpeningHours hours, String instructions) {}

    @Override
    public int order() {
        return 25;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic(
                "pickup",
                () -> files.read("pickup-points", Point.class)
                        .forEach(point -> points.store(new PickupPoint(
                                new SavePickupPoint(
                                        new LocationId(DemoShop.id("location/" + point.location())),
                                        point.name(),
                                        point.address(),
                                        point.hours(),
                                        List.of(),
                                        point.instructions(),
                                        true,
                                        null),
                                clock.instant())))));
    }
}
