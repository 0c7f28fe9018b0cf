package dev.kontor.catalog.demo;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.event.ProductUpdated;
import dev.kontor.events.EventLog;
import dev.kontor.media.Media;
import dev.kontor.media.MediaAsset;
import dev.kontor.shared.demo.DemoCatalogue;
import dev.kontor.shared.demo.DemoDrawing;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Generates pictures for the demo products and uploads them to the media library one by one while the shop is
/// running. Until then, products show drawings that are generated on request.
@Component
@Profile("demo")
@ConditionalOnBooleanProperty(name = "kontor.demo.pictures", matchIfMissing = true)
class DemoProductPictures implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemoProductPictures.class);

    private final DemoCatalogue catalogue;
    private final Media media;
    private final EventLog events;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private volatile boolean stopped;

    DemoProductPictures(
            DemoCatalogue catalogue, Media media, EventLog events, JdbcClient jdbc, TransactionTemplate transactions) {
        this.catalogue = catalogue;
        this.media = media;
        this.events = events;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofPlatform().daemon().name("demo-pictures").start(this::draw);
    }

    @Override
    public void destroy() {
        stopped = true;
    }

    /// Pictures that another process has generated meanwhile are left alone.
    void draw() {
        try {
            var wanting = jdbc
                    .sql("select product_id from catalog.product_media where media_id is null and url like :drawn")
                    .param("drawn", "/media/demo/%")
                    .query(UUID.class)
                    .list()
                    .stream()
                    .collect(Collectors.toSet());
            for (var product : catalogue.read().products()) {
                if (stopped) {
                    return;
                }
                if (wanting.contains(product.id())) {
                    show(new ProductId(product.id()), media.store(product.key() + ".png", DemoDrawing.png(product)));
                }
            }
        } catch (RuntimeException failure) {
            if (!stopped) {
                LOG.warn(
                        "Generating the pictures of the demo products failed; their plain drawings stay: {}",
                        failure.getMessage());
            }
        }
    }

    private void show(ProductId product, MediaAsset asset) {
        transactions.executeWithoutResult(_ -> {
            int shown = jdbc.sql("""
                            update catalog.product_media
                            set media_id = :media, url = :url, width = :width, height = :height
                            where product_id = :product and media_id is null and url like '/media/demo/%'
                            """)
                    .param("media", asset.id())
                    .paramSource(asset)
                    .param("product", product)
                    .update();
            if (shown > 0) {
                media.use(product, List.of(asset.id()));
                events.append(new ProductUpdated(product));
            }
        });
    }
}
