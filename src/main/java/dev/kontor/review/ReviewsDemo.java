package dev.kontor.review;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Creates reviews by the demo customers: two for each published product, some of which wait for approval.
@Component
@Profile("demo & !prod")
class ReviewsDemo implements DemoSeed {

    private static final int AFTER_THE_PRODUCTS = 60;

    private final DemoFiles files;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ReviewsDemo(DemoFiles files, JdbcTemplate jdbc, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Writer(String email, String author, String locale, List<Text> texts) {}

    private record Text(int rating, String title, String body) {}

    @Override
    public int order() {
        return AFTER_THE_PRODUCTS;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("reviews", () -> write(shop)));
    }

    private void write(DemoShop shop) {
        var writers = files.read("reviews", Writer.class);
        var rows = new ArrayList<Object[]>();
        int number = 0;
        for (var product : shop.products()) {
            number++;
            if (!product.published()) {
                continue;
            }
            for (int who = 0; who < writers.size(); who++) {
                if ((number + who) % writers.size() == 0) {
                    continue;
                }
                var writer = writers.get(who);
                var text = writer.texts().get(number % writer.texts().size());
                var status = (number + who) % 10 == 0 ? ReviewStatus.PENDING : ReviewStatus.APPROVED;
                var at = Timestamp.from(clock.instant().minus(Duration.ofHours(7L * number + who)));
                rows.add(new Object[] {
                    DemoShop.id("review/" + product.key() + "/" + writer.email()),
                    product.id(),
                    DemoShop.id("customer/" + writer.email()),
                    text.rating(),
                    text.title(),
                    text.body(),
                    writer.author(),
                    writer.locale(),
                    status.name(),
                    at,
                    at,
                    status == ReviewStatus.APPROVED ? at : null
                });
            }
        }
        jdbc.batchUpdate("""
                insert into review.reviews (id, version, product_id, customer_id, rating, title, body, author, locale,
                    verified_purchase, status, created_at, updated_at, decided_at)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?)
                """, rows);
        jdbc.update("""
                insert into review.ratings (product_id, reviews, stars)
                select product_id, count(*), sum(rating) from review.reviews where status = 'APPROVED'
                group by product_id
                """);
    }
}
