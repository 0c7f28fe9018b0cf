package dev.kontor.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.channel.Channel;
import dev.kontor.search.PricedChannels;
import dev.kontor.search.index.ChannelPriceRepository.Priced;
import dev.kontor.search.index.SearchFixtures.Good;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.KontorTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What products cost in channels is kept equal to what their owners say.
@KontorTest
class ChannelPriceTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChannelPriceRepository prices;

    @Autowired
    private ChannelPriceService service;

    @Autowired
    private ChannelPriceFilling filling;

    @Autowired
    private PricedChannels channels;

    private SearchFixtures goods;
    private Channel channel;
    private Priced priced;

    @BeforeEach
    void fill() {
        goods = new SearchFixtures(jdbc, 5, 1);
        for (int number = 0; number < 8; number++) {
            goods.add();
        }
        channel = goods.pricedChannel();
        priced = new Priced(channel.id().value(), channel.code());
        // Nobody else fills it in meanwhile.
        jdbc.sql("insert into search.priced_channels values (:id, false, 'infinity')")
                .param("id", priced.id())
                .update();
    }

    @Test
    void areUsedOnceAllOfThemAreThere() {
        service.refresh(priced, goods.all.stream().limit(4).map(good -> good.id).toList());
        assertThat(channels.has(channel)).isFalse();

        due();
        filling.fillDue();

        // By this thread, or by the schedule that came first.
        await().until(() -> channels.has(channel));
        assertThat(kept()).isEqualTo(owned()).isNotEmpty();
    }

    @Test
    void areCorrectedWithoutAnEvent() {
        due();
        filling.fillDue();
        await().until(() -> channels.has(channel));
        jdbc.sql("update search.channel_prices set amount_minor = 1 where channel_id = :id")
                .param("id", priced.id())
                .update();
        jdbc.sql("insert into search.channel_prices values (:channel, :product, 'USD', 1)")
                .param("channel", priced.id())
                .param("product", TypeIds.next())
                .update();
        filling.fillDue();
        assertThat(kept()).as("it is not due again").isNotEqualTo(owned());

        due();
        filling.fillDue();

        await().untilAsserted(() -> assertThat(kept()).isEqualTo(owned()));
    }

    @Test
    void areForgottenWithTheirChannel() {
        due();
        filling.fillDue();
        await().until(() -> channels.has(channel));
        jdbc.sql("delete from channel.channels where id = :id")
                .param("id", priced.id())
                .update();

        filling.fillDue();

        await().untilAsserted(() -> assertThat(kept()).isEmpty());
        await().until(() -> !prices.deleted().contains(priced.id()));
    }

    /// One that read the price before another changed it must not write it afterwards.
    @Test
    void nothingOldOverwritesWhatIsNewer() throws Exception {
        var good = goods.all.stream()
                .filter(each -> each.price != null)
                .findFirst()
                .orElseThrow();
        var writers = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < 4; writer++) {
            long first = writer * 1_000L;
            writers.add(() -> {
                for (long number = first; number < first + 25; number++) {
                    reprice(good, number);
                    service.refresh(List.of(good.id));
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }

        assertThat(kept())
                .isEqualTo(owned().stream()
                        .filter(line -> line.startsWith(good.id.toString()))
                        .toList());
    }

    private void reprice(Good good, long price) {
        jdbc.sql("update pricing.prices set amount_minor = :price where variant_id = any (:ids::uuid[])")
                .param("price", price)
                .param("ids", good.variants)
                .update();
    }

    private void due() {
        jdbc.sql("update search.priced_channels set due_at = '-infinity' where channel_id = :id")
                .param("id", priced.id())
                .update();
    }

    /// Of the goods, and of what is not published.
    private List<String> kept() {
        return jdbc.sql("""
                        select c.product_id || ' ' || c.amount_minor from search.channel_prices c
                        where c.channel_id = :id and (c.product_id = any (:ids::uuid[])
                            or not exists (select from catalog.pub_products p where p.product_id = c.product_id))
                        order by c.product_id
                        """)
                .param("id", priced.id())
                .param("ids", ids())
                .query(String.class)
                .list();
    }

    private List<String> owned() {
        return jdbc.sql("""
                        select v.product_id || ' ' || min(p.amount_minor) from catalog.variants v
                        join pricing.prices p on p.variant_id = v.id and p.currency = 'USD'
                        where v.product_id = any (:ids::uuid[]) group by v.product_id order by v.product_id
                        """).param("ids", ids()).query(String.class).list();
    }

    private String[] ids() {
        return goods.all.stream().map(good -> good.id).map(UUID::toString).toArray(String[]::new);
    }
}
