package dev.kontor.download.demo;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.Media;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds a downloadable e-book to the demo shop.
@Component
@Profile("demo")
class DownloadsDemo implements DemoSeed {

    private static final String BOOK = "the-patient-gardener";

    private final Media media;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    DownloadsDemo(Media media, JdbcClient jdbc, TransactionTemplate transactions) {
        this.media = media;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.repeatable(
                "downloads",
                () -> shop.products().stream()
                        .filter(product -> product.key().equals(BOOK))
                        .flatMap(product -> product.variants().stream())
                        .forEach(variant -> offer(new VariantId(variant.id())))));
    }

    private void offer(VariantId variant) {
        var text = text();
        var file = media.storePrivate(BOOK + ".txt", text);
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                            insert into download.offers (variant_id, version, files)
                            values (:variant, 1, jsonb_build_array(jsonb_build_object('mediaId', :media::text,
                                'name', :name::text, 'version', '1.0', 'bytes', :bytes::bigint)))
                            on conflict do nothing
                            """)
                    .param("variant", variant)
                    .param("media", file.id().value().toString())
                    .param("name", BOOK + ".txt")
                    .param("bytes", file.bytes())
                    .update();
            media.use(variant, List.of(file.id()));
        });
    }

    private static byte[] text() {
        try {
            return new ClassPathResource("demo/" + BOOK + ".txt").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
