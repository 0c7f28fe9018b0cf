package dev.kontor.shared.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one process the owner of a local folder. A second shop on the same folder would stop the database of the first
/// when it ends. The operating system releases the lock of a process that was killed.
final class FolderOwner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderOwner.class);

    private final FileChannel file;

    private FolderOwner(FileChannel file) {
        this.file = file;
    }

    /// @throws StartRefusedException if another process owns the folder
    static FolderOwner claim(Path folder) {
        var path = folder.resolve("in-use");
        try {
            Files.createDirectories(folder);
            var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new StartRefusedException(
                        "Another Kontor is running in the folder " + folder + ".",
                        "Stop it, or choose another folder with kontor.local.data-dir.");
            }
            return new FolderOwner(file);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The folder " + folder + " cannot be written to: " + e.getMessage(),
                    "Start Kontor as the user who owns the folder, or choose another one with kontor.local.data-dir.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("The lock of the folder was not released; the end of the process releases it", e);
        }
    }
}
