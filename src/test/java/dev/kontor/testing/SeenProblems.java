package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The codes of all problems that the application has answered with since the tests began, in whichever of the JVMs
/// they run: each code is an empty file in a folder of this run.
public final class SeenProblems {

    private static final Path FOLDER =
            Path.of("target", "seen-problems", System.getProperty("kontor.test.run", "by-hand"));
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    private SeenProblems() {}

    public static Set<String> ofAllTests() throws IOException {
        var codes = new HashSet<String>();
        try (var files = Files.list(FOLDER)) {
            files.forEach(file -> codes.add(file.getFileName().toString()));
        }
        return codes;
    }

    static void note(Api.Response response) {
        if (response.header("Content-Type").orElse("").startsWith("application/problem+json")) {
            var code = response.at("/code");
            if (!code.isEmpty() && NOTED.add(code)) {
                keep(code);
            }
        }
    }

    private static void keep(String code) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(code), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
