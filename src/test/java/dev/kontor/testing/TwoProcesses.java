package dev.kontor.testing;

import java.util.List;

/// Two processes of the shop on one database, without Redis, for all tests that want such a pair: they take seconds
/// to start. A test makes its own data and leaves both as it found them.
public final class TwoProcesses {

    private TwoProcesses() {}

    public static Replica one() {
        return Pair.ONE;
    }

    public static Replica two() {
        return Pair.TWO;
    }

    /// One more on the same database, with settings of its own; whoever starts it closes it.
    public static Replica third(String... settings) {
        return Replica.start(Pair.DATABASE, settings);
    }

    // Not within the class that keeps them: its threads would wait for it to be there.
    private static List<Replica> start(String database) {
        return Replica.startAll(List.of(() -> Replica.lasting(database), () -> Replica.lasting(database)));
    }

    private static final class Pair {
        static final String DATABASE = TestDatabase.newDatabase("two_processes");
        static final List<Replica> BOTH = start(DATABASE);
        static final Replica ONE = BOTH.getFirst();
        static final Replica TWO = BOTH.getLast();
    }
}
