package dev.kontor.chaos;

import dev.kontor.testing.JavaProcess;
import java.nio.file.Path;
import java.util.List;

/// What an instance runs: the classes of this build, or the jar of another version.
///
/// @param arguments what follows the options of the JVM
record Program(List<String> arguments) {

    static Program ofThisBuild() {
        return new Program(List.of("-cp", JavaProcess.mainClassPath(), "dev.kontor.KontorApplication"));
    }

    /// @param jar `kontor-standalone.jar` of any version
    static Program ofJar(Path jar) {
        return new Program(List.of("-jar", jar.toString()));
    }
}
