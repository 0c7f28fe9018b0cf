package dev.kontor.settings;

/// The settings of staff as this process knows them.
public interface Settings {

    /// Changes with each change that this process has applied, and is the same in every process that has
    /// applied the same changes: part of the key of everything that is computed with settings and cached.
    String stamp();
}
