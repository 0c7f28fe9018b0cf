package dev.kontor.media.storage;

import dev.kontor.media.FileContent;
import dev.kontor.media.PrivateStorage;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Stores content of other modules in the same place as the private files of the library.
@Component
class PrivateObjects implements PrivateStorage {

    private final Storage storage;

    PrivateObjects(Storage storage) {
        this.storage = storage;
    }

    @Override
    public String newName() {
        return ObjectName.random().value();
    }

    @Override
    public void store(String name, byte[] content) {
        storage.store(privateName(name), content);
    }

    @Override
    public FileContent content(String name, String saveAs, Duration validity) {
        var object = privateName(name);
        return storage.address(object, saveAs, validity)
                .<FileContent>map(FileContent.Elsewhere::new)
                .or(() -> storage.find(object).map(FileContent.Streamed::new))
                .orElseThrow(() -> lost(name));
    }

    @Override
    public byte[] read(String name) {
        try {
            return storage.find(privateName(name)).orElseThrow(() -> lost(name)).getContentAsByteArray();
        } catch (IOException _) {
            throw new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("unavailable.files"));
        }
    }

    @Override
    public void delete(String name) {
        storage.delete(privateName(name));
    }

    private static UnavailableException lost(String name) {
        return new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, "The file storage has lost " + name + ".");
    }

    private static ObjectName privateName(String name) {
        var object = new ObjectName(name);
        if (!object.type().isPrivate()) {
            throw new IllegalArgumentException("not the name of a private object");
        }
        return object;
    }
}
