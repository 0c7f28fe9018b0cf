package dev.kontor.document.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.document.GeneratedOrders;
import dev.kontor.document.content.InvoiceContent;
import dev.kontor.document.settings.Design;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long the files of 1,000 invoices take on one thread.
class DocumentFileBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentFileBenchmark.class);
    private static final int INVOICES = 1_000;

    @Test
    void rendersAThousandInvoices() {
        var writer = new PdfWriter();
        long bytes = 0;
        long start = System.nanoTime();
        for (int number = 0; number < INVOICES; number++) {
            var generated = new GeneratedOrders(number);
            var order = generated.order();
            var invoice = InvoiceContent.of(order, generated.receipts(order), generated.issue());
            var document = DocumentFileTests.document("INV-2026-%06d".formatted(number), invoice, generated.language);
            bytes += writer.write(document, Design.BUILT_IN).length;
            if (invoice.isElectronic()) {
                bytes += ElectronicInvoice.write(document, ElectronicInvoice.Profile.of(invoice)).length;
            }
        }
        var duration = Duration.ofNanos(System.nanoTime() - start);

        LOG.info("{} invoices in {} ms, {} bytes", INVOICES, duration.toMillis(), bytes);
        assertThat(duration).isLessThan(Duration.ofSeconds(60));
    }
}
