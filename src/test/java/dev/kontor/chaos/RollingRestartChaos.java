package dev.kontor.chaos;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Instances that are stopped with SIGTERM and started again, one after the other, while people buy (R98).
@Chaos
class RollingRestartChaos {

    private static final int ROUNDS = 2;
    private static final int BUYERS = 6;
    private static final int PATIENCE_SECONDS = 30;

    @Test
    void failsNoRequest(Stage stage) throws Exception {
        var crowd = Crowd.of(BUYERS, stage).during(Duration.ofSeconds(3));
        var violations = new ArrayList<String>();
        long longest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (var instance : stage.instances()) {
                long begun = System.nanoTime();
                if (!instance.terminate(PATIENCE_SECONDS)) {
                    violations.add("an instance did not stop in " + PATIENCE_SECONDS + " s");
                    instance.kill();
                }
                longest = Math.max(longest, System.nanoTime() - begun);
                instance.startAgain();
                stage.awaitWhole();
            }
        }
        crowd.during(Duration.ofSeconds(3)).callOff();

        violations.addAll(crowd.traffic().failed());
        violations.addAll(Invariants.violations(stage, crowd));
        Report.add(
                "rolling restart",
                "%d SIGTERMs in turn, %d buyers".formatted(2 * ROUNDS, BUYERS),
                crowd,
                "%d ms for a stop".formatted(longest / 1_000_000),
                violations);
    }
}
