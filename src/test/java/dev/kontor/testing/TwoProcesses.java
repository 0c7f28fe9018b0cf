package dev.kontor.testing;

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

    private static final class Pair {
        static final String DATABASE = TestDatabase.newDatabase("two_processes");
        static final Replica ONE = Replica.lasting(DATABASE);
        static final Replica TWO = Replica.lasting(DATABASE);
    }
}
