package dev.kontor.channel;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// A second storefront of the demo shop: an outlet for Europe.
@Component
@Profile("demo")
class ChannelDemo implements DemoSeed {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ChannelDemo(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("channels", this::outlet));
    }

    private void outlet() {
        var now = Timestamp.from(clock.instant());
        jdbc.update("""
                insert into channel.channels (id, version, code, name, active, assortment, curated, locales, currencies,
                                              created_at, updated_at)
                values (?, 1, 'outlet', 'Outlet', true, 'CHOSEN', true, '{de,en}', '{EUR}', ?, ?)
                """, DemoShop.id("channel/outlet"), now, now);
    }
}
