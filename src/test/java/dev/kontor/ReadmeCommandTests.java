package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// CI runs exactly the README's test command in the environment as it finds it. When it chose a JDK first, nobody
/// noticed that the command no longer worked where Maven runs on Java 17.
class ReadmeCommandTests {

    @Test
    void ciRunsTheTestCommandOfTheReadme() throws IOException {
        var command = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("./mvnw") && line.contains("# every check"))
                .map(line -> line.substring(0, line.indexOf('#')).strip())
                .toList();
        var ci = Files.readAllLines(Path.of(".ci/run"));
        var run =
                ci.stream().filter(line -> line.contains("./mvnw")).findFirst().orElseThrow();

        assertThat(command).hasSize(1);
        assertThat(run.substring(0, run.indexOf(" 2>&1"))).isEqualTo(command.getFirst());
        assertThat(withoutComments(ci.subList(0, ci.indexOf(run))))
                .as("nothing before the command may change its environment")
                .noneMatch(line -> line.contains("JAVA_HOME") || line.contains("PATH") || line.contains("export"));
    }

    /// Machines without `unzip`, such as the image of the JDK, download another archive than the others.
    @Test
    void theWrapperVerifiesBothArchivesOfMaven() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(".mvn/wrapper/maven-wrapper.properties"))) {
            properties.load(reader);
        }

        assertThat(properties.getProperty("distributionUrl")).endsWith("-bin.zip");
        assertThat(List.of("distributionSha256Sum", "distributionTarGzSha256Sum"))
                .allSatisfy(sum -> assertThat(properties.getProperty(sum)).matches("[0-9a-f]{64}"));
        assertThat(Files.readString(Path.of("mvnw")))
                .contains("distributionSha256Sum=\"${distributionTarGzSha256Sum-${distributionSha256Sum-}}\"");
    }

    private static List<String> withoutComments(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("#")).toList();
    }
}
