package dev.kontor.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the logs of the instances and of PostgreSQL for secrets that were in use, and for faults that nobody was
/// told of elsewhere. What a former scenario has read is not read again.
final class LogScan {

    private static final Pattern FAULT = Pattern.compile(
            "Request failed|Unexpected error occurred in scheduled task|OutOfMemoryError|violates check constraint|could not serialize");
    /// Tokens are looked up word by word: there are thousands of them.
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{16,}");

    private static final int BEFORE = 200;
    private static final int AFTER = 1_500;
    private static final Map<LogOfStage, Integer> READ = new HashMap<>();

    private LogScan() {}

    /// The next stage begins its logs from the start, in files with the same names.
    private record LogOfStage(Stage stage, Path log) {}

    static List<String> violations(Stage stage) throws IOException {
        var violations = new ArrayList<String>();
        var secrets = stage.books().secrets().stream()
                .collect(
                        Collectors.partitioningBy(secret -> WORD.matcher(secret).matches(), Collectors.toSet()));
        var logs = Stream.concat(
                        stage.instances().stream().map(Instance::log),
                        Stream.of(stage.postgres().log()))
                .toList();
        for (var log : logs) {
            var whole = Files.readString(log);
            var place = new LogOfStage(stage, log);
            var text = whole.substring(READ.getOrDefault(place, 0));
            READ.put(place, whole.length());
            faults(log, text, violations);
            if (tells(
                    withoutMails(text), secrets.getOrDefault(true, Set.of()), secrets.getOrDefault(false, Set.of()))) {
                violations.add("a secret is in " + log);
            }
        }
        return violations;
    }

    private static void faults(Path log, String text, List<String> violations) {
        var fault = FAULT.matcher(text);
        if (fault.find()) {
            violations.add("a fault in " + log + ": "
                    + text.substring(
                            Math.max(0, fault.start() - BEFORE), Math.min(text.length(), fault.start() + AFTER)));
        }
    }

    // Without a mail server and outside of `prod`, the log is where a developer reads mails: they have addresses and
    // links.
    private static String withoutMails(String text) {
        return text.lines()
                .filter(line -> !line.contains("dev.kontor.notification.delivery.LogMailer"))
                .collect(Collectors.joining("\n"));
    }

    private static boolean tells(String text, Set<String> words, Set<String> phrases) {
        var read = new HashSet<String>();
        var word = WORD.matcher(text);
        while (word.find()) {
            read.add(word.group());
        }
        read.retainAll(words);
        return !read.isEmpty() || phrases.stream().anyMatch(text::contains);
    }
}
