package dev.kontor.shared.problem;

/// Builds JSON pointers (RFC 6901) from names that may contain any character, such as keys of a map.
public final class JsonPointers {

    private JsonPointers() {}

    /// The pointer to a member of the object at `parent`.
    ///
    /// @param parent a JSON pointer; empty for the whole document
    /// @param name the member's name, not escaped; the index of an element of a list
    public static String child(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
