package dev.kontor.testing;

import dev.kontor.shared.crypto.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.test.util.TestSocketUtils;

/// Two processes of the shop on one database, without Redis, for all tests that want such a pair: they take seconds
/// to start. A test makes its own data and leaves both as it found them. Their staff sign in at other programs, too:
/// at a second shop, which keeps a secret, and at `bi`, which cannot keep any. The installation's secret is just being
/// replaced: the second process still has the former one, and each accepts that of the other.
///
/// The class that runs all of these tests stops the processes: what they do at intervals would take time from the
/// tests that follow.
public final class TwoProcesses {

    public static final String SHOP_SECRET = "the secret of the second shop at the first one";
    public static final String SHOP_BACK = "http://localhost:3000/admin/back";
    public static final String BI_BACK = "http://localhost:4000/callback?from=kontor";

    public static final String FORMER_KEY = "aT8vQ2nZ6kLw0xRb4mJc7yUeHsPdGf3iO9lNtKq1";
    private static final String KEY = "Zr5hXo2eYw8sMd1uVc4pBj7gLk0aTq9nIf6xEyHm";
    private static final String NEW = "kontor.secret.key=" + KEY;
    private static final String ACCEPTS_FORMER = "kontor.secret.accepted-keys=" + FORMER_KEY;

    private static final String DATABASE = TestDatabase.newDatabase("two_processes");
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();
    private static final List<Replica> STARTED = new CopyOnWriteArrayList<>();

    private TwoProcesses() {}

    /// The one at the public address of the shop.
    public static Replica one() {
        return Pair.ONE;
    }

    public static Replica two() {
        return Pair.TWO;
    }

    /// One more on the same database, which asks its staff for a second factor, as production does, and lets one
    /// address try to sign in fifteen times.
    public static Replica strict() {
        return Strict.PROCESS;
    }

    /// One more on the same database, which does not accept the former secret.
    public static Replica later() {
        return start(NEW);
    }

    public static void stop() {
        STARTED.forEach(Replica::close);
    }

    // Not within the class that keeps them: its threads would wait for it to be there.
    private static List<Replica> startPair() {
        return Replica.startAll(List.of(
                () -> start("server.port=" + PORT, NEW, ACCEPTS_FORMER),
                () -> start("kontor.secret.key=" + FORMER_KEY, "kontor.secret.accepted-keys=" + KEY)));
    }

    private static Replica start(String... more) {
        var settings = new ArrayList<>(List.of(
                "kontor.shop.public-url=http://localhost:" + PORT,
                "kontor.identity.oauth.clients.shop.id=second-shop",
                "kontor.identity.oauth.clients.shop.title=The <second> shop",
                "kontor.identity.oauth.clients.shop.secret-hash=" + Keyring.hex(Keyring.hash(SHOP_SECRET)),
                "kontor.identity.oauth.clients.shop.redirect-uris=" + SHOP_BACK,
                "kontor.identity.oauth.clients.shop.tell-roles=true",
                "kontor.identity.oauth.clients.bi.id=bi",
                "kontor.identity.oauth.clients.bi.title=BI",
                "kontor.identity.oauth.clients.bi.public-client=true",
                "kontor.identity.oauth.clients.bi.redirect-uris=" + BI_BACK));
        settings.addAll(List.of(more));
        var process = Replica.start(DATABASE, settings.toArray(String[]::new));
        STARTED.add(process);
        return process;
    }

    private static final class Pair {
        static final List<Replica> BOTH = startPair();
        static final Replica ONE = BOTH.getFirst();
        static final Replica TWO = BOTH.getLast();
    }

    private static final class Strict {
        static final Replica PROCESS = start(
                NEW, ACCEPTS_FORMER, "kontor.identity.staff-mfa=required", "kontor.limits.policies.login.quota=15");
    }
}
