/// The newsletter: who is subscribed, with double opt-in, consent and suppression. The merchant's
/// newsletter tool writes and sends it; it reads subscribers from events, the API or exports.
@NullMarked
@ApplicationModule(
        displayName = "Newsletter",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "channel", "customer"})
package dev.kontor.newsletter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
