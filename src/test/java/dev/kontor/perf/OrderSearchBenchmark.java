package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// The staff's lists and searches of orders in a shop with 1 %, 10 % and all of 10,000,000 orders with three lines
/// each, one request at a time. Prints a table and saves it in `target/perf-order-search.md`.
///
/// `./mvnw -Pperf test -Dtest=OrderSearchBenchmark`, with `-Dkontor.perf.orders=1000000` for fewer orders
class OrderSearchBenchmark {

    private static final long ORDERS = Long.getLong("kontor.perf.orders", 10_000_000);
    private static final int REQUESTS = 200;
    private static final int WARM_UP = 40;
    private static final double MAX_MILLIS = 50;

    private final List<String> report = new ArrayList<>();
    private final Random random = new Random(7);

    /// @param path of the request for an order, given by its running number
    private record Question(String name, LongFunction<String> path) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("list, newest first", _ -> ""),
            new Question("list of one status", _ -> "?status=OPEN"),
            new Question("number", n -> "?q=K-" + (1_000_000 + n)),
            new Question("number without prefix", n -> "?q=" + (1_000_000 + n)),
            new Question("e-mail address", n -> "?q=buyer" + n % 2_000_000 + "%40example.com"),
            new Question("beginning of an e-mail address", n -> "?q=buyer" + n % 20_000),
            new Question("phone", n -> "?q=%2B49" + (3_000_000_000L + n)),
            new Question("phone in national format", n -> "?q=0" + (3_000_000_000L + n)),
            new Question("rare last name", n -> "?q=last" + (20_000 + n % 30_000)),
            new Question("frequent last name", n -> "?q=last" + n % 10),
            new Question("first and last name", n -> "?q=first" + n % 1_000 + "+last" + n % 50_000),
            new Question("SKU", n -> "?q=SKU-" + (1 + n % OrderGrowth.SKUS)),
            new Question("SKU and last name", n -> "?q=SKU-" + (1 + n % OrderGrowth.SKUS) + "+last" + n % 1_000),
            new Question("tracking number", n -> "?q=track" + (100_000_000 + n)),
            new Question("tag", _ -> "?q=vip"),
            new Question("tag and status", _ -> "?q=vip&status=OPEN"),
            new Question("metadata", n -> "?q=ERP" + n),
            new Question("nothing like it", n -> "?q=nobody" + n));

    @Test
    void staffFindOrdersInAnyShop() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            servers.stop(servers.startKontor("kontor", 0));
            double worst = 0;
            for (long orders : List.of(ORDERS / 100, ORDERS / 10, ORDERS)) {
                long start = System.nanoTime();
                OrderGrowth.fill(servers.url("kontor"), orders);
                report.add("");
                report.add("%,d orders, filled in %,d s"
                        .formatted(
                                orders,
                                Duration.ofNanos(System.nanoTime() - start).toSeconds()));
                worst = measure(servers, orders);
            }
            assertThat(worst).as("95 % of searches in the whole shop, in ms").isLessThan(MAX_MILLIS);
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-order-search.md"), text);
            System.out.println(text);
        }
    }

    private double measure(Servers servers, long orders) throws Exception {
        var kontor = servers.startKontor("kontor", 0);
        var office = new BackOffice(new LiveHeap(kontor));
        report.add("");
        report.add("| question | found | p50 ms | p95 ms |");
        report.add("|---|---|---|---|");
        var all = new ArrayList<Double>();
        for (int question = 0; question < QUESTIONS.size(); question++) {
            office.signIn();
            all.addAll(ask(office, QUESTIONS.get(question), orders));
        }
        double p95 = percentile(all, 95);
        report.add("| all | | %.1f | %.1f |".formatted(percentile(all, 50), p95));
        servers.stop(kontor);
        return p95;
    }

    private List<Double> ask(BackOffice office, Question question, long orders) {
        var times = new ArrayList<Double>();
        long found = 0;
        for (int request = 0; request < WARM_UP + REQUESTS; request++) {
            var path = "/admin/v1/orders" + question.path().apply(1 + random.nextLong(orders));
            long start = System.nanoTime();
            var answer = office.staff().get(path).expect(200);
            if (request >= WARM_UP) {
                times.add((System.nanoTime() - start) / 1e6);
                found += answer.json().at("/items").size();
            }
        }
        report.add("| %s | %.1f | %.1f | %.1f |"
                .formatted(question.name(), (double) found / REQUESTS, percentile(times, 50), percentile(times, 95)));
        return times;
    }

    private static double percentile(List<Double> times, int percent) {
        return times.stream().sorted().toList().get(times.size() * percent / 100);
    }
}
