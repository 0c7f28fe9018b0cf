package dev.kontor.testing;

import dev.kontor.shared.crypto.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.test.util.TestSocketUtils;

/// Two processes of the shop on one database, without Redis, for all tests that want such a pair: they take seconds
/// to start. A test makes its own data and leaves both as it found them. Their staff sign in at other programs, too:
/// at a second shop, which keeps a secret, and at `bi`, which cannot keep any.
///
/// The class that runs all of these tests stops the processes: what they do at intervals would take time from the
/// tests that follow.
public final class TwoProcesses {

    public static final String SHOP_SECRET = "the secret of the second shop at the first one";
    public static final String SHOP_BACK = "http://localhost:3000/admin/back";
    public static final String BI_BACK = "http://localhost:4000/callback?from=kontor";

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

    public static void stop() {
        STARTED.forEach(Replica::close);
    }

    // Not within the class that keeps them: its threads would wait for it to be there.
    private static List<Replica> startPair() {
        return Replica.startAll(List.of(() -> start("server.port=" + PORT), () -> start()));
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
        static final Replica PROCESS =
                start("kontor.identity.staff-mfa=required", "kontor.limits.policies.login.quota=15");
    }
}
