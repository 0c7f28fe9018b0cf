package dev.kontor.testing;

/// Looks at every answer that a test gets through [Api], for instance to hold it against the OpenAPI document.
/// Beans of this type are found by themselves; they fail the test with an `AssertionError`.
public interface ResponseCheck {

    /// @param path as it was called, with the query
    void check(String method, String path, Api.Response response);
}
