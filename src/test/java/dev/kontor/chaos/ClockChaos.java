package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Two instances whose clocks are wrong by two minutes each, in opposite directions; the database is right (R97). Needs
/// `libfaketime`.
@Chaos
class ClockChaos {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"));
    private static final int BUYERS = 4;
    private static final Map<String, String> LOGIN =
            Map.of("email", "konrad@example.com", "password", "kontor-demo-password");

    @Test
    void sellsWithClocksThatAreWrong(Stage stage) throws Exception {
        var name = "clocks of the instances at +120 s and -120 s";
        var library = LIBRARIES.stream().filter(Files::exists).findFirst();
        if (library.isEmpty()) {
            Report.skipped(name, "no libfaketime");
        }
        Assumptions.assumeTrue(library.isPresent(), "no libfaketime");
        var violations = new ArrayList<String>();
        restart(
                stage,
                offset -> List.of(
                        "LD_PRELOAD=" + library.orElseThrow(),
                        "FAKETIME=" + offset,
                        "FAKETIME_DONT_FAKE_MONOTONIC=1",
                        // Otherwise every timed wait of the JVM ends at once, and its threads spin.
                        "FAKETIME_FORCE_MONOTONIC_FIX=0"));
        var crowd = Crowd.of(BUYERS, stage);
        try {
            var apis = stage.instances().stream()
                    .map(instance -> Api.at("http://127.0.0.1:" + instance.port()))
                    .toList();
            sessions(apis.get(0), apis.get(1), "made where the clock is ahead", violations);
            sessions(apis.get(1), apis.get(0), "made where the clock is behind", violations);
            crowd.during(Duration.ofSeconds(8)).callOff();
        } finally {
            restart(stage, _ -> List.of());
        }
        violations.addAll(Invariants.violations(stage, crowd));
        Report.add(
                name,
                "sessions made at one and used and refreshed at the other; " + BUYERS + " buyers at both",
                crowd,
                "%d ms for an answer".formatted(crowd.traffic().worst(_ -> true)),
                violations);
        assertThat(crowd.bought()).isPositive();
    }

    private static void restart(Stage stage, Function<String, List<String>> environment)
            throws IOException, InterruptedException {
        var offsets = List.of("+120s", "-120s");
        for (int number = 0; number < offsets.size(); number++) {
            var instance = stage.instances().get(number);
            assertThat(instance.terminate(30)).isTrue();
            instance.startAgain(environment.apply(offsets.get(number)));
        }
        stage.awaitWhole();
    }

    private static void sessions(Api here, Api there, String which, List<String> violations) {
        var session = here.post("/store/v1/auth/login", LOGIN);
        if (session.status() != 200) {
            violations.add("no sign-in: " + session.status());
            return;
        }
        var read = there.as(session.at("/accessToken")).get("/store/v1/me");
        if (read.status() != 200) {
            violations.add("an access token " + which + " was answered " + read.status() + " at the other");
        }
        var again = there.post("/store/v1/auth/refresh", Map.of("refreshToken", session.at("/refreshToken")));
        if (again.status() != 200) {
            violations.add("a refresh token " + which + " was answered " + again.status() + " at the other");
            return;
        }
        var back = here.as(again.at("/accessToken")).get("/store/v1/me");
        if (back.status() != 200) {
            violations.add("an access token refreshed elsewhere was answered " + back.status());
        }
    }
}
