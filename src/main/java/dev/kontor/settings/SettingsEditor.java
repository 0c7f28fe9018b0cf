package dev.kontor.settings;

import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.util.function.Consumer;

/// Reads and changes groups of settings for staff.
public interface SettingsEditor {

    /// The check of a group whose values are valid together if each is.
    Consumer<Record> ANY = _ -> {};

    /// The group as the database has it: newer than [SettingsGroup#get] for the moment that a change
    /// needs to reach this process.
    <T extends Record> SettingsState<T> get(SettingsGroup<T> group);

    /// Changes values of staff in a transaction; `null` restores the default.
    ///
    /// @param type the request record: the fields of the group, each nullable
    /// @param check rejects values that are valid alone, but not together
    /// @throws dev.kontor.shared.problem.ConflictException if the environment sets a field of the patch to
    ///     another value
    <T extends Record, C extends Record> SettingsState<T> change(
            SettingsGroup<T> group, IfMatch ifMatch, MergePatch<C> patch, Class<C> type, Consumer<? super T> check);
}
