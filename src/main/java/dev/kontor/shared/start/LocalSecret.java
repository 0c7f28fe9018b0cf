package dev.kontor.shared.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret of a local installation: generated once, stored in a file that only its owner may read.
final class LocalSecret {

    private static final int BYTES = 32;

    private LocalSecret() {}

    static String readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The secret of local mode, " + file.toAbsolutePath() + ", cannot be read or written: " + e,
                    "Make the folder writable, or choose another one with kontor.local.data-dir.",
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }
}
