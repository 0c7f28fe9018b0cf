package dev.kontor.media.storage;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/// Stores the bytes in a folder. A file is written under a temporary name, synced to disk and renamed: partial
/// files are never visible.
final class FolderStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(FolderStorage.class);
    private static final int LETTERS_OF_A_FOLDER = 2;

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void store(ObjectName name, byte[] content) {
        var target = path(name);
        if (Files.exists(target)) {
            return;
        }
        try {
            Files.createDirectories(target.getParent());
            var draft = Files.createTempFile(target.getParent(), "draft", ".part");
            try {
                write(draft, content);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unavailable("written to", e);
        }
    }

    @Override
    public Optional<Resource> find(ObjectName name) {
        var path = path(name);
        return Files.isRegularFile(path) ? Optional.of(new FileSystemResource(path)) : Optional.empty();
    }

    @Override
    public void delete(ObjectName name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw unavailable("written to", e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private Path path(ObjectName name) {
        return folder.resolve(name.value().substring(0, LETTERS_OF_A_FOLDER)).resolve(name.value());
    }

    private UnavailableException unavailable(String what, IOException cause) {
        LOG.error("The folder of uploaded files, {}, cannot be {}: {}", folder, what, cause.toString());
        return new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("unavailable.files"));
    }
}
