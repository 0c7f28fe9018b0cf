package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Alerts, runbooks and dashboards fit each other; `scripts/check-observability.sh` checks that they fit the metrics.
class ObservabilityFilesTests {

    private static final Path PROMETHEUS = Path.of("docker/prometheus");
    private static final Path RUNBOOKS = Path.of("docs/runbooks");
    private static final Pattern ALERT = Pattern.compile(
            "(?s)- alert: (\\w+)\\n(?:(?!- alert:).)*?severity: (\\w+)\\n(?:(?!- alert:).)*?runbook: (\\S+)");
    private static final Pattern TESTED = Pattern.compile("alertname=\"(\\w+)\", severity=\"(\\w+)\"");
    private static final Pattern OPERATION = Pattern.compile("`(GET|POST|PATCH|DELETE) (/(?:admin|store)/v1/[^`? ]+)");
    private static final Pattern TITLE = Pattern.compile("(?<!\\*)\\*([^*\\n]+)\\*");

    private static final Pattern SCHEDULED = Pattern.compile("(?s)@Scheduled\\(.*?\\n {4}}\\n");
    private static final Pattern HIDING = Pattern.compile(
            "(?m)^( {8}| {8}if [^\\n]*\\n {12}try (?s:.*?)\\n {12})} catch \\((RuntimeException|DataAccessException)");

    private record Alert(String name, String severity, String runbook) {}

    @Test
    void everyAlertHasARunbookAndATest() {
        var alerts = alerts();
        var tested = SourceTests.files(PROMETHEUS, ".test.yml").stream()
                .flatMap(file -> TESTED.matcher(SourceTests.text(file)).results())
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toSet());

        assertThat(alerts).hasSizeGreaterThan(20).allSatisfy(alert -> {
            assertThat(alert.runbook()).isEqualTo(RUNBOOKS + "/" + alert.name() + ".md");
            var page = SourceTests.text(Path.of(alert.runbook()));
            assertThat(page).startsWith("# " + alert.name() + "\n");
            assertThat(page).contains("## What it means", "## What to look at", "## What to do");
            assertThat(line(page, "Severity:")).contains(alert.severity());
            assertThat(tested).contains(alert.name() + " " + alert.severity());
        });
    }

    @Test
    void everyRunbookIsThatOfAnAlert() {
        var alerts = alerts().stream().map(Alert::runbook).toList();

        assertThat(runbooks()).allSatisfy(page -> assertThat(alerts).contains(page.toString()));
    }

    @Test
    void runbooksNameOperationsAndPanelsThatExist() {
        var json = new JsonMapper();
        var operations = new TreeSet<String>();
        for (var api : List.of("admin-v1", "store-v1")) {
            json.readTree(SourceTests.text(Path.of("docs/openapi", api + ".json")))
                    .path("paths")
                    .forEachEntry((path, item) -> item.propertyNames()
                            .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        }
        var titles = dashboards().stream()
                .flatMap(dashboard -> dashboard.path("panels").valueStream())
                .map(panel -> panel.path("title").asString())
                .collect(Collectors.toSet());

        var unknown = new ArrayList<String>();
        for (var page : runbooks()) {
            var text = SourceTests.text(page);
            OPERATION
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1) + " " + found.group(2))
                    .filter(operation -> !operations.contains(operation))
                    .forEach(operation -> unknown.add(page + ": " + operation));
            TITLE.matcher(text.replaceAll("`[^`]*`", ""))
                    .results()
                    .map(found -> found.group(1))
                    .filter(title -> !titles.contains(title))
                    .forEach(title -> unknown.add(page + ": " + title));
        }

        assertThat(unknown).isEmpty();
    }

    /// A run that hides its failure counts as success, so `KontorScheduledTaskFailing` would never fire. Work
    /// on several objects may go on after the failure of one.
    @Test
    void noScheduledRunHidesItsFailure() {
        var hiding = SourceTests.files(Path.of("src/main/java"), ".java").stream()
                .filter(file -> SCHEDULED
                        .matcher(SourceTests.text(file))
                        .results()
                        .anyMatch(run -> HIDING.matcher(run.group()).find()))
                .map(file -> file.getFileName().toString());

        // These are not late but go without: with the keys that are known, some statistics, or the live progress of
        // jobs.
        assertThat(hiding)
                .containsExactlyInAnyOrder(
                        "SigningKeys.java", "QueryLog.java", "KeyUses.java", "JobProgressStream.java");
    }

    @Test
    void dashboardsAndTheirPanelsHaveUniqueIds() {
        assertThat(dashboards())
                .hasSize(2)
                .extracting(dashboard -> dashboard.path("uid").asString())
                .doesNotHaveDuplicates();
        assertThat(dashboards())
                .allSatisfy(dashboard -> assertThat(dashboard
                                .path("panels")
                                .valueStream()
                                .map(panel -> panel.path("id").asInt()))
                        .doesNotHaveDuplicates());
    }

    @Test
    void theProfileLoadsThem() {
        assertThat(SourceTests.text(Path.of("docker-compose.yml")))
                .contains(
                        "./docker/prometheus:/etc/prometheus/prometheus:ro",
                        "./docker/grafana/dashboards:/etc/grafana/dashboards:ro");
        assertThat(SourceTests.text(Path.of("docker/prometheus.yml")))
                .contains("job_name: kontor", "prometheus/*.rules.yml");
        assertThat(SourceTests.text(Path.of("docker/grafana/dashboards.yml")))
                .contains("path: /etc/grafana/dashboards");
    }

    private static List<Alert> alerts() {
        return ALERT.matcher(SourceTests.text(PROMETHEUS.resolve("kontor.rules.yml")))
                .results()
                .map(found -> new Alert(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    private static Set<Path> runbooks() {
        return new TreeSet<>(SourceTests.files(RUNBOOKS, ".md"));
    }

    private static List<JsonNode> dashboards() {
        var json = new JsonMapper();
        return SourceTests.files(Path.of("docker/grafana/dashboards"), ".json").stream()
                .map(file -> json.readTree(SourceTests.text(file)))
                .toList();
    }

    private static String line(String page, String start) {
        return page.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }
}
