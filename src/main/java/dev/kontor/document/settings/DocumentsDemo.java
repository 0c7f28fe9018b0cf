package dev.kontor.document.settings;

import dev.kontor.document.content.Company;
import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Company data of the demo shop. Staff issue its invoices, so that its many orders render no files at the start.
@Component
@Profile("demo")
class DocumentsDemo implements DemoSeed {

    private static final int AFTER_CHANNELS = 6;

    private final DemoFiles files;
    private final DocumentSettingsRepository settings;
    private final Clock clock;

    DocumentsDemo(DemoFiles files, DocumentSettingsRepository settings, Clock clock) {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    record Described(
            String channel,
            long version,
            IssueTime automatic,
            Company company,
            String invoicePrefix,
            String creditNotePrefix,
            boolean yearly,
            String timeZone,
            int paymentDays) {}

    @Override
    public int order() {
        return AFTER_CHANNELS;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic(
                "document-settings",
                () -> files.read("document-settings", Described.class).forEach(this::save)));
    }

    private void save(Described described) {
        settings.save(new DocumentSettings(
                described.channel(),
                described.version(),
                described.automatic(),
                described.company(),
                described.invoicePrefix(),
                described.creditNotePrefix(),
                described.yearly(),
                ZoneId.of(described.timeZone()),
                described.paymentDays(),
                clock.instant(),
                null));
    }
}
