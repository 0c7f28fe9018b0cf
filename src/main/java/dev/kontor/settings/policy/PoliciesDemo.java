package dev.kontor.settings.policy;

import dev.kontor.settings.PolicyId;
import dev.kontor.settings.PolicyKind;
import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Publishes policies of the demo shop.
@Component
@Profile("demo")
class PoliciesDemo implements DemoSeed {

    private final DemoFiles files;
    private final PolicyRepository policies;
    private final Clock clock;

    PoliciesDemo(DemoFiles files, PolicyRepository policies, Clock clock) {
        this.files = files;
        this.policies = policies;
        this.clock = clock;
    }

    private record Text(PolicyKind kind, String locale, String title, String body) {}

    @Override
    public int order() {
        return 14;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(
                Step.atomic("policies", () -> files.read("policies", Text.class).forEach(this::publish)));
    }

    private void publish(Text text) {
        var id = new PolicyId(DemoShop.id("policies/" + text.kind() + "/" + text.locale()));
        policies.insert(new PolicyVersion(
                id, text.kind(), text.locale(), 1, true, text.title(), text.body(), null, clock.instant(), null, null));
    }
}
