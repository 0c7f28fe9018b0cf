package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.media.Drawings;
import dev.kontor.testing.Api;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A thousand pictures of some megabytes, 32 at once, sent again where the server says so, and then 300 at once that
/// are not, against a server with 512 MB of heap: each is taken and shown as it should, or refused in
/// words; the server lives, holds no more than before, and starts no threads without end. Prints a table
/// and keeps it in `target/perf-media.md`.
///
/// `./mvnw -Pperf test -Dtest=MediaFloodBenchmark`, with `-Dkontor.perf.uploads=100` to change the size.
class MediaFloodBenchmark {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int UPLOADS = Integer.getInteger("kontor.perf.uploads", 1_000);
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 960;
    private static final int AT_ONCE = 32;
    private static final int CROWD = 300;
    private static final int DIFFERENT = 40;
    private static final int MAX_HELD = 64;
    private static final int MAX_THREADS = 150;

    private final List<String> report = new ArrayList<>();
    private final List<byte[]> pictures =
            IntStream.range(0, DIFFERENT).mapToObj(MediaFloodBenchmark::picture).toList();

    private final AtomicInteger refusals = new AtomicInteger();

    private record Answer(int status, String retryAfter, JsonNode body, long nanos) {}

    @Test
    void takesAThousandPicturesAndRefusesTheRest() throws Exception {
        try (var servers = new Servers();
                var client = HttpClient.newHttpClient()) {
            servers.createDatabase("kontor", "template0");
            var heap = new LiveHeap(servers.startKontor(
                    "kontor", 0, "--kontor.media.folder=" + servers.work().resolve("media")));
            var office = new BackOffice(heap);
            send(client, office, 0, 8, 4, true);
            int before = heap.look();
            report.add("Pictures of %.1f MB, %,d pixels; held before: %d MB."
                    .formatted(pictures.getFirst().length / 1e6, WIDTH * HEIGHT, before));
            report.add("");
            report.add("| uploads | at once | a second | p50 ms | p99 ms | 201 | 503 | held, MB | threads |");
            report.add("|---|---|---|---|---|---|---|---|---|");
            office.signIn();
            var flood = measure(client, office, heap, 8, UPLOADS, AT_ONCE, true);
            assertThat(flood).allMatch(answer -> answer.status() == 201);
            for (int index = 0; index < flood.size(); index += Math.max(1, flood.size() / 50)) {
                requireRight(office.staff(), flood.get(index).body());
            }
            office.signIn();
            var crowd = measure(client, office, heap, 8 + UPLOADS, CROWD, CROWD, false);
            assertThat(crowd).anyMatch(answer -> answer.status() == 503);
            assertThat(heap.threads()).isLessThan(MAX_THREADS);
            assertThat(heap.look()).isLessThan(before + MAX_HELD);
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-media.md"), text);
            System.out.println(text);
        }
    }

    private List<Answer> measure(
            HttpClient client, BackOffice office, LiveHeap heap, int first, int count, int atOnce, boolean again)
            throws Exception {
        refusals.set(0);
        long start = System.nanoTime();
        var answers = send(client, office, first, count, atOnce, again);
        double seconds = (System.nanoTime() - start) / 1e9;
        int threads = heap.threads();
        var taken = answers.stream()
                .filter(answer -> answer.status() == 201)
                .mapToLong(Answer::nanos)
                .sorted()
                .toArray();
        report.add("| %,d | %d | %.1f | %,d | %,d | %,d | %,d | %d | %d |"
                .formatted(
                        count,
                        atOnce,
                        taken.length / seconds,
                        taken[taken.length / 2] / 1_000_000,
                        taken[taken.length * 99 / 100] / 1_000_000,
                        taken.length,
                        refusals.get(),
                        heap.look(),
                        threads));
        return answers;
    }

    private List<Answer> send(HttpClient client, BackOffice office, int first, int count, int atOnce, boolean again)
            throws Exception {
        var places = new Semaphore(atOnce);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(first, first + count)
                    .mapToObj(number -> threads.submit(() -> {
                        places.acquire();
                        try {
                            return deliver(client, office, number, again);
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var one : sent) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    /// @param again whether to try again as long as it is refused, when the server says
    private Answer deliver(HttpClient client, BackOffice office, int number, boolean again) throws Exception {
        while (true) {
            var answer = upload(client, office, number);
            if (answer.status() == 201) {
                return answer;
            }
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
            assertThat(answer.body().path("code").asString()).isIn("overloaded", "dependency-unavailable");
            assertThat(answer.retryAfter()).matches("[1-9]");
            refusals.incrementAndGet();
            if (!again) {
                return answer;
            }
            TimeUnit.SECONDS.sleep(Long.parseLong(answer.retryAfter()));
        }
    }

    /// No two files are the same: what stands behind the end of a picture is left out when it is made anew.
    private Answer upload(HttpClient client, BackOffice office, int number) throws Exception {
        var head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%d.jpg\"\r\n\r\n";
        var request = HttpRequest.newBuilder(URI.create(office.staff().baseUrl() + "/admin/v1/media"))
                .header("Authorization", "Bearer " + office.bearer())
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.formatted(number)),
                        HttpRequest.BodyPublishers.ofByteArray(pictures.get(number % DIFFERENT)),
                        HttpRequest.BodyPublishers.ofString("behind " + number + "\r\n--part--\r\n")))
                .build();
        long start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Retry-After").orElse(""),
                JSON.readTree(answer.body()),
                System.nanoTime() - start);
    }

    /// The whole picture and its renditions are there, in their sizes, red on the left and blue on the right.
    private static void requireRight(Api anybody, JsonNode item) {
        var whole = Drawings.read(anybody.get(path(item)).expect(200).bytes());
        assertThat(whole.getWidth()).isEqualTo(WIDTH);
        assertThat(whole.getHeight()).isEqualTo(HEIGHT);
        requireHalves(whole);
        assertThat(item.path("renditions")).hasSize(4);
        for (var rendition : item.path("renditions")) {
            var image = Drawings.read(anybody.get(path(rendition)).expect(200).bytes());
            assertThat(image.getWidth()).isEqualTo(rendition.path("width").asInt());
            requireHalves(image);
        }
    }

    private static String path(JsonNode shown) {
        return URI.create(shown.path("url").asString()).getPath();
    }

    private static void requireHalves(BufferedImage image) {
        int middle = image.getHeight() / 2;
        int left = image.getRGB(image.getWidth() / 8, middle);
        int right = image.getRGB(image.getWidth() * 7 / 8, middle);
        assertThat(left >> 16 & 0xFF).isGreaterThan(left & 0xFF);
        assertThat(right & 0xFF).isGreaterThan(right >> 16 & 0xFF);
    }

    /// Noise makes it large, as what a camera sees.
    private static byte[] picture(int seed) {
        var image = Drawings.halves(WIDTH, HEIGHT);
        var random = new Random(seed);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, image.getRGB(x, y) ^ random.nextInt() & 0x3F3F3F);
            }
        }
        return jpeg(image);
    }

    /// As cameras write them, with little loss.
    private static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(1f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
