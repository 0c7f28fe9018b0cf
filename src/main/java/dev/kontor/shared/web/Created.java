package dev.kontor.shared.web;

import dev.kontor.shared.id.TypedId;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/// Creates 201 responses with the URL of the created object.
public final class Created {

    private Created() {}

    /// @param collection URL of the collection, without a slash at the end
    public static <T> ResponseEntity<T> at(String collection, TypedId id, T body) {
        return ResponseEntity.created(URI.create(collection + "/" + id.text())).body(body);
    }
}
