package dev.kontor.perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What another JVM holds: the size of all that is still reachable after a full collection, now and then.
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern THREADS = Pattern.compile("java\\.threads\\.live=(\\d+)");
    private static final long EVERY_NANOS = 5_000_000_000L;

    private final Process process;
    private final List<Integer> sizes = new ArrayList<>();
    private long next = System.nanoTime();

    LiveHeap(Process process) {
        this.process = process;
    }

    /// Looks, unless it has just looked: a full collection stops everything for some tenths of a second.
    void lookIfDue() throws IOException, InterruptedException {
        if (System.nanoTime() >= next) {
            look();
        }
    }

    /// @return MB
    int look() throws IOException, InterruptedException {
        var text = ask("GC.class_histogram");
        int size = (int) (number(TOTAL, text) >> 20);
        if (sizes.stream().allMatch(earlier -> earlier <= size)) {
            // What is held when most is, for whoever wonders what it is.
            Files.writeString(Path.of("target", "perf-heap.txt"), text);
        }
        sizes.add(size);
        next = System.nanoTime() + EVERY_NANOS;
        return size;
    }

    /// How many threads of the platform there are.
    int threads() throws IOException, InterruptedException {
        return (int) number(THREADS, ask("PerfCounter.print"));
    }

    private String ask(String question) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var answer = new ProcessBuilder(jcmd, String.valueOf(process.pid()), question)
                .redirectErrorStream(true)
                .start();
        var text = new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        answer.waitFor();
        return text;
    }

    private static long number(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("jcmd said: " + text);
        }
        return Long.parseLong(found.group(1));
    }

    /// What was seen since this was asked last, in MB.
    List<Integer> since() {
        var seen = List.copyOf(sizes);
        sizes.clear();
        return seen;
    }
}
