package dev.kontor.chaos;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What the shop has acknowledged to buyers: none of it may ever be missing.
final class Books {

    private final Queue<Bought> bought = new ConcurrentLinkedQueue<>();
    private final Queue<Filled> filled = new ConcurrentLinkedQueue<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /// A cart that was acknowledged, with so many units.
    record Filled(String id, String token, int units) {}

    /// An order that was acknowledged as paid.
    record Bought(String orderId, String number, String token, long totalMinor, int units) {}

    /// Something that nobody may read in a log.
    void keepSecret(String secret) {
        secrets.add(secret);
    }

    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    void add(Filled cart) {
        secrets.add(cart.token());
        filled.add(cart);
    }

    void add(Bought order) {
        secrets.add(order.token());
        bought.add(order);
    }

    List<Filled> filled() {
        return List.copyOf(filled);
    }

    List<Bought> bought() {
        return List.copyOf(bought);
    }
}
