package dev.kontor.chaos;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// What somebody wants to buy.
record Basket(List<Line> lines) {

    record Line(String sku, int quantity) {}

    static Basket of(Line... lines) {
        return new Basket(List.of(lines));
    }

    /// Two of the plain products, of which there is plenty.
    static Basket any() {
        var random = ThreadLocalRandom.current();
        return of(
                new Line("GEN-%d-0".formatted(random.nextInt(Stage.PRODUCTS) + 1), 1),
                new Line("GEN-%d-1".formatted(random.nextInt(Stage.PRODUCTS) + 1), 2));
    }

    int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    String json() {
        return lines.stream()
                .map(line -> "{\"sku\":\"%s\",\"quantity\":%d}".formatted(line.sku(), line.quantity()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
