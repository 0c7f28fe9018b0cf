package dev.kontor.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the shop was asked in one scenario, and how it answered.
final class Traffic {

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /// @param step of a purchase
    /// @param asked in the time of [System#nanoTime]
    /// @param status 0 if the connection ended before the answer
    /// @param code of the problem, if it is one
    record Answer(String step, long asked, long nanos, int status, String code) {

        long answered() {
            return asked + nanos;
        }

        /// Too many were there; on purpose, and nothing was changed.
        boolean isTurnedAway() {
            return status == 503 && code.equals("overloaded");
        }

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        long millis() {
            return nanos / 1_000_000;
        }
    }

    void add(Answer answer) {
        answers.add(answer);
    }

    Collection<Answer> all() {
        return List.copyOf(answers);
    }

    /// What was cut off or answered as a fault of the server: with the number and the first one, or empty.
    List<String> failed() {
        var failed = answers.stream()
                .filter(answer -> answer.status() == 0 || answer.status() >= 500)
                .toList();
        return failed.isEmpty() ? List.of() : List.of(failed.size() + " requests failed: " + failed.getFirst());
    }

    long count(Predicate<Answer> which) {
        return answers.stream().filter(which).count();
    }

    /// In milliseconds.
    long worst(Predicate<Answer> which) {
        return answers.stream().filter(which).mapToLong(Answer::millis).max().orElse(0);
    }

    /// In milliseconds.
    long percentile(int percent, Predicate<Answer> which) {
        var sorted = answers.stream()
                .filter(which)
                .mapToLong(Answer::millis)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /// How often each step was answered "not now".
    Map<String, Long> refusedSteps() {
        return answers.stream()
                .filter(Answer::isTurnedAway)
                .collect(Collectors.groupingBy(Answer::step, TreeMap::new, Collectors.counting()));
    }

    /// How often each status with its code was answered.
    Map<String, Long> summary() {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.status() == 0 ? "no answer" : (answer.status() + " " + answer.code()).strip(),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
