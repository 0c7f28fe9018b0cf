package dev.kontor.channel;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A second storefront of the demo shop: an outlet for Europe.
@Component
@Profile("demo")
class ChannelDemo implements DemoSeed {

    private final DemoFiles files;
    private final JdbcClient jdbc;
    private final Clock clock;

    ChannelDemo(DemoFiles files, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Described(
            String code, String name, AssortmentMode assortment, List<String> locales, List<String> currencies) {

        ChannelId id() {
            return new ChannelId(DemoShop.id("channel/" + code));
        }
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic(
                "channels", () -> files.read("channels", Described.class).forEach(this::insert)));
    }

    private void insert(Described channel) {
        jdbc.sql("""
                        insert into channel.channels (id, version, code, name, active, assortment, curated, locales,
                                                      currencies, created_at, updated_at)
                        values (:id, 1, :code, :name, true, :assortment, true, :locales, :currencies, :now, :now)
                        """).paramSource(channel).param("now", clock.instant()).update();
    }
}
