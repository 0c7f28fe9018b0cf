package dev.kontor.shared.shop;

/// The name of the shop, as settings that staff change.
///
/// @param name shown to shoppers and in mails and documents
/// @param contactEmail shown to shoppers; also the sender of mails, unless the settings of mails name
///     another
public record ShopSettings(String name, String contactEmail) {}
