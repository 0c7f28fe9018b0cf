package dev.kontor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs in JavaScript that tests run beside ours, with modules from the npm registry in the versions that their
/// lock file pins. Need Node and npm; who asks for them where they are missing is told why there are none.
public final class NodeModules {

    private static final int INSTALL_SECONDS = 60;

    private NodeModules() {}

    /// There cannot be any here.
    public static final class Unavailable extends Exception {

        private static final long serialVersionUID = 1L;

        Unavailable(String reason) {
            super(reason);
        }
    }

    /// Copies a program and its lists of modules to where it is to run, and installs the modules there.
    ///
    /// @throws Unavailable if this machine has no Node or npm, or the registry does not answer
    static void install(Path source, Path home, String program) throws IOException, InterruptedException, Unavailable {
        Files.createDirectories(home);
        for (var file : List.of("package.json", "package-lock.json", program)) {
            Files.copy(source.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        require(home, "node", "--version");
        // Says which lock file the modules are of, so that a second run does not ask the registry.
        var installed = home.resolve("installed");
        var wanted = Files.readString(source.resolve("package-lock.json"));
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            require(home, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0");
            Files.writeString(installed, wanted);
        }
    }

    private static void require(Path home, String... command) throws InterruptedException, Unavailable, IOException {
        var log = home.resolve(command[0] + ".log");
        Process run;
        try {
            run = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new Unavailable("there is no " + command[0] + " here: " + e.getMessage());
        }
        if (!run.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
            run.destroyForcibly();
            throw new Unavailable(String.join(" ", command) + " took more than " + INSTALL_SECONDS + " s");
        }
        if (run.exitValue() != 0) {
            throw new Unavailable(String.join(" ", command) + " failed: " + Files.readString(log));
        }
    }
}
