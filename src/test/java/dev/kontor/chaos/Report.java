package dev.kontor.chaos;

import dev.kontor.testing.MachineNoise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/// The report of the run, `target/chaos-report.md`: a line for each scenario, written when it ends.
final class Report {

    private static final Path FILE = Path.of("target", "chaos-report.md");
    private static final int MAX_CHARACTERS = 200;
    private static final List<String> LINES = new ArrayList<>(List.of(
            "| scenario | tried | bought | requests | worst | machine | violations |",
            "|---|---|---|---|---|---|---|"));

    private Report() {}

    /// Writes the line, and fails if there are violations.
    ///
    /// @param tried what was done, and how often
    /// @param worst times, with what they are of
    static void add(String scenario, String tried, Crowd crowd, String worst, List<String> violations) {
        add(scenario, tried, crowd.bought(), crowd.traffic(), worst, violations);
    }

    static void add(String scenario, String tried, int bought, Traffic traffic, String worst, List<String> violations) {
        line("| %s | %s | %d | %s | %s | %s | %s |"
                .formatted(
                        scenario,
                        tried,
                        bought,
                        traffic.summary(),
                        worst,
                        MachineNoise.now(),
                        violations.isEmpty() ? "none" : violations.size() + ": " + shortened(violations.getFirst())));
        Assertions.assertThat(violations).as(scenario).isEmpty();
    }

    private static String shortened(String violation) {
        return violation.substring(0, Math.min(MAX_CHARACTERS, violation.length()));
    }

    static void skipped(String scenario, String reason) {
        line("| %s | skipped: %s | | | | | |".formatted(scenario, reason));
    }

    private static synchronized void line(String line) {
        LINES.add(line);
        System.out.println(line);
        try {
            Files.writeString(FILE, String.join("\n", LINES) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
