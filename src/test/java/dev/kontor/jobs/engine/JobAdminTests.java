package dev.kontor.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.Jobs;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Staff see jobs, watch them, cancel them and let them go on. The jobs are of a type that no process runs: the test
/// is the process.
@KontorTest
class JobAdminTests {

    private static final Pattern EVENT = Pattern.compile("id: ?(\\d+)\nevent: ?(\\w+)\ndata: ?(\\{.*})\n\n");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JobRepository repository;

    @Autowired
    private JobOutcomes outcomes;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JobMetrics metrics;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private String token;
    private Api staff;

    @BeforeEach
    void signIn() {
        token = logins.staff(Permission.JOBS_READ, Permission.JOBS_WRITE).token();
        staff = api.as(token);
    }

    @Test
    void staffFindAJobAndSeeHowFarItIs() {
        var id = start("test.found");
        var run = repository.begin(id, 1).orElseThrow();
        repository.saveProgress(
                run, new JobRun.Reached(new Steps.Checkpoint(4), new JobProgress(4, 10L, 1, "Reading")));

        var job = staff.get("/admin/v1/jobs/" + id.text()).expect(200);
        assertThat(job.at("/status")).isEqualTo("RUNNING");
        assertThat(job.json().at("/progress/done").asInt()).isEqualTo(4);
        assertThat(job.json().at("/progress/total").asInt()).isEqualTo(10);
        assertThat(job.json().at("/progress/failed").asInt()).isEqualTo(1);
        assertThat(job.at("/progress/message")).isEqualTo("Reading");

        var list = staff.get("/admin/v1/jobs?type=test.found&status=RUNNING,QUEUED&withTotal=true")
                .expect(200);
        assertThat(list.at("/items/0/id")).isEqualTo(id.text());
        assertThat(list.json().at("/page/total").asInt()).isEqualTo(1);
        assertThat(list.statements()).hasSizeLessThanOrEqualTo(4);
        assertThat(staff.get("/admin/v1/jobs?type=test.found&status=FAILED")
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        staff.get("/admin/v1/jobs/" + JobId.next().text()).expectProblem(404, "not-found");
        staff.get("/admin/v1/jobs?status=ASLEEP").expectProblem(400, "validation-failed");
    }

    @Test
    void aJobThatWaitsIsCanceledAtOnceAndGoesOnWhenStaffWantIt() {
        var id = start("test.canceled");
        var path = "/admin/v1/jobs/" + id.text();

        assertThat(staff.post(path + "/cancel").expect(200).at("/status")).isEqualTo("CANCELED");
        staff.post(path + "/cancel").expectProblem(409, "invalid-state-transition");
        assertThat(repository.begin(id, 1)).isEmpty();

        assertThat(staff.post(path + "/retry").expect(200).at("/status")).isEqualTo("QUEUED");
        staff.post(path + "/retry").expectProblem(409, "invalid-state-transition");
        assertThat(repository.begin(id, 1)).isEmpty();
        assertThat(repository.begin(id, 2)).isPresent();
        assertThat(staff.get(path).at("/status")).isEqualTo("RUNNING");

        var reader = api.as(logins.staff(Permission.JOBS_READ).token());
        reader.post(path + "/cancel").expectProblem(403, "missing-permission");
        staff.post("/admin/v1/jobs/" + JobId.next().text() + "/retry").expectProblem(404, "not-found");
    }

    @Test
    void aMetricSaysHowLongTheOldestDueJobHasWaited() {
        var hours = Duration.ofHours(2);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            // No process sees the job.
            transaction.setRollbackOnly();
            start("test.waiting");
            jdbc.sql("update jobs.queue set execution_time = :due where task_name = 'test.waiting'")
                    .param("due", clock.instant().minus(hours))
                    .update();

            metrics.measure();
        });

        assertThat(meters.get("shop.job.waiting").gauge().value()).isGreaterThanOrEqualTo(hours.toSeconds());
        metrics.measure();
        assertThat(meters.get("shop.job.waiting").gauge().value()).isLessThan(hours.toSeconds());
    }

    @Test
    void aSubscriberGetsEachStepUntilTheEnd() throws Exception {
        var id = start("test.watched");
        var run = repository.begin(id, 1).orElseThrow();
        var answer = subscribe(id);
        var first = event(answer.body());
        repository.saveProgress(run, new JobRun.Reached(new Steps.Checkpoint(1), new JobProgress(1, 2L, 0, null)));
        inTransaction(() -> outcomes.succeeded(run, new Steps.Result(2)));

        var others = CompletableFuture.supplyAsync(() -> text(answer.body())).get(20, TimeUnit.SECONDS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var events = EVENT.matcher(first + others).results().toList();
        assertThat(events.getLast().group(2)).isEqualTo("end");
        assertThat(events.subList(0, events.size() - 1))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.group(2)).isEqualTo("progress"));
        assertThat(events.getLast().group(3)).contains("\"status\":\"SUCCEEDED\"");
        assertThat(events.stream().map(event -> Long.valueOf(event.group(1))).toList())
                .isSorted()
                .doesNotHaveDuplicates();

        // A client that connects again after the end gets nothing twice.
        var last = events.getLast().group(1);
        assertThat(watch(id, last).expect(204).text()).isEmpty();
        assertThat(EVENT.matcher(watch(id, "1").expect(200).text()).results().toList())
                .hasSize(1);
        watch(JobId.next(), "0").expectProblem(404, "not-found");
        watch(id, "x").expectProblem(400, "validation-failed");
    }

    private Api.Response watch(JobId id, String lastEventId) {
        return staff.with("Accept", "text/event-stream")
                .with("Last-Event-ID", lastEventId)
                .get("/admin/v1/jobs/" + id.text() + "/events");
    }

    private HttpResponse<InputStream> subscribe(JobId id) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.baseUrl() + "/admin/v1/jobs/" + id.text() + "/events"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String event(InputStream stream) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\n\n")) {
            int next = stream.read();
            assertThat(next).as("the stream has no further event").isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobId start(String type) {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> jobs.start(Steps.named(type), new Steps.Input(type, 2), JobPriority.NORMAL, null)));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }
}
