package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Publishes what shoppers of the demo shop can agree to, such as the newsletter.
@Component
@Profile("demo")
class ConsentsDemo implements DemoSeed {

    private final DemoFiles files;
    private final ConsentTextRepository texts;
    private final Clock clock;

    ConsentsDemo(DemoFiles files, ConsentTextRepository texts, Clock clock) {
        this.files = files;
        this.texts = texts;
        this.clock = clock;
    }

    private record Text(String purpose, String locale, String body) {}

    @Override
    public int order() {
        return 14;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(
                Step.atomic("consents", () -> files.read("consents", Text.class).forEach(this::publish)));
    }

    private void publish(Text text) {
        var now = clock.instant();
        var id = new ConsentTextId(DemoShop.id("consents/" + text.purpose() + "/" + text.locale()));
        var draft = new ConsentTextDetails(
                id,
                1,
                ConsentTextStatus.DRAFT,
                text.purpose(),
                text.locale(),
                null,
                text.body(),
                now,
                now,
                null,
                null,
                false,
                null);
        texts.insert(draft);
        texts.publish(draft, "demo", now, null);
    }
}
