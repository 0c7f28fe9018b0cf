package dev.kontor.identity;

import java.util.Optional;

/// The addresses of members of staff.
public interface StaffEmails {

    /// The current address of the account.
    ///
    /// @throws dev.kontor.shared.problem.NotFoundException if there is no such member of staff
    String of(StaffId id);

    /// The current address of the account, if its owner may sign in.
    Optional<String> active(StaffId id);
}
