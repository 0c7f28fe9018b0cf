package dev.kontor.settings;

/// What this process knows of the settings of staff.
public interface Settings {

    /// Changes with each change that this process has applied, and is the same in every process that has
    /// applied the same changes: part of the key of whatever is computed with settings and cached.
    String stamp();
}
