package dev.kontor.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Two instances of the version before are upgraded one after the other while people buy, go back, and are upgraded
/// again: the new version migrates under the old one, and the old one serves on the new schema (`docs/upgrade.md`).
/// `scripts/check-upgrade.sh` builds the jar of the version before.
@Chaos
@Timeout(25 * 60)
@EnabledIfSystemProperty(named = UpgradeChaos.PREVIOUS_JAR, matches = ".+")
class UpgradeChaos {

    static final String PREVIOUS_JAR = "kontor.chaos.previous-jar";

    private static final int BUYERS = 6;
    private static final int PATIENCE_SECONDS = 30;

    @Test
    void failsNoRequest() throws Exception {
        var previous = Program.ofJar(Path.of(System.getProperty(PREVIOUS_JAR)).toAbsolutePath());
        try (var stage = Stage.of("upgrade", previous)) {
            long before = migrations(stage);
            var violations = new ArrayList<String>();
            var crowd = Crowd.of(BUYERS, stage).during(Duration.ofSeconds(3));

            replaceAll(stage, Program.ofThisBuild(), violations);
            long added = migrations(stage) - before;
            replaceAll(stage, previous, violations);
            replaceAll(stage, Program.ofThisBuild(), violations);
            crowd.during(Duration.ofSeconds(3)).callOff();

            violations.addAll(crowd.traffic().failed());
            violations.addAll(Invariants.violations(stage, crowd));
            Report.add(
                    "upgrade, rollback, upgrade",
                    "6 instances replaced, %d buyers".formatted(BUYERS),
                    crowd,
                    "%d migrations".formatted(added),
                    violations);
        }
    }

    private static void replaceAll(Stage stage, Program program, ArrayList<String> violations)
            throws IOException, InterruptedException {
        for (var instance : stage.instances()) {
            if (!instance.terminate(PATIENCE_SECONDS)) {
                violations.add("an instance did not stop in " + PATIENCE_SECONDS + " s");
                instance.kill();
            }
            instance.startAgain(program);
            stage.awaitWhole();
            // Both versions serve side by side for a while.
            Patience.pass(Duration.ofSeconds(3));
        }
    }

    private static long migrations(Stage stage) {
        return stage.jdbc()
                .sql("select count(*) from kontor.flyway_schema_history where success")
                .query(Long.class)
                .single();
    }
}
