package dev.kontor.shipping.label;

import dev.kontor.shipping.carrier.Carriers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Resolves labels whose outcome is not known. Several processes may run it concurrently.
@Component
class LabelJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(LabelJanitor.class);
    private static final int BATCH = 20;

    private final LabelRepository labels;
    private final LabelProcess process;
    private final Carriers carriers;

    LabelJanitor(LabelRepository labels, LabelProcess process, Carriers carriers) {
        this.labels = labels;
        this.process = process;
        this.carriers = carriers;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
    void resolveDue() {
        if (carriers.names().isEmpty()) {
            return;
        }
        for (int count = 0; count < BATCH; count++) {
            var due = labels.claim();
            if (due.isEmpty()) {
                return;
            }
            try {
                process.resolve(due.get().id(), due.get().overdue());
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Label {} could not be resolved; retrying",
                        due.get().id().text(),
                        failure);
            }
        }
    }
}
