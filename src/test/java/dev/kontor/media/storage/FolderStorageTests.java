package dev.kontor.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kontor.media.Drawings;
import dev.kontor.shared.problem.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStorageTests {

    @TempDir
    private Path folder;

    @Test
    void contentIsStoredAsAWholeAndOnce() throws IOException {
        var storage = new FolderStorage(folder);
        var content = Drawings.text("any bytes");
        var name = ObjectName.of(content, ObjectType.PDF);
        assertThat(storage.find(name)).isEmpty();

        storage.store(name, content);
        storage.store(name, content);

        assertThat(name.value()).isEqualTo("23914a83c3c7080988b4aab957e8c1abf4a281df.pdf");
        assertThat(storage.find(name).orElseThrow().getContentAsByteArray()).isEqualTo(content);
        assertThat(files()).containsExactly(name.value());
        storage.delete(name);
        storage.delete(name);
        assertThat(storage.find(name)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                "",
                "/etc/passwd",
                "0123456789abcdef0123456789abcdef01234567",
                "0123456789abcdef0123456789abcdef01234567.svg",
                "0123456789abcdef0123456789abcdef01234567.jpg/..",
                "../3456789abcdef0123456789abcdef01234567.jpg",
                "0123456789ABCDEF0123456789ABCDEF01234567.jpg",
                "0123456789abcdef0123456789abcdef01234567.jpg\n"
            })
    void noNameLeadsAnywhereElse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectName(name));
    }

    @Test
    void aReadOnlyFolderIsReportedWithoutItsPath() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var content = Drawings.text("any bytes");

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> new FolderStorage(file).store(ObjectName.of(content, ObjectType.PNG), content))
                .withMessage("The file storage did not respond. Repeat the request.");
        assertThat(file).isEmptyFile();
    }

    private Stream<String> files() throws IOException {
        try (var tree = Files.walk(folder)) {
            return tree
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList()
                    .stream();
        }
    }
}
