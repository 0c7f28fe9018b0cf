package dev.kontor.identity;

/// The addresses of members of staff.
public interface StaffEmails {

    /// The current address of the account.
    ///
    /// @throws dev.kontor.shared.problem.NotFoundException if there is no such member of staff
    String of(StaffId id);
}
