package dev.kontor.customer.group;

/// The result of adding customers to a group.
///
/// @param added customers who joined
/// @param unchanged customers who already were members
record AddedMembers(int added, int unchanged) {}
