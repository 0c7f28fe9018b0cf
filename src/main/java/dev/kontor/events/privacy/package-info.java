/// The personal data of events.
@NullMarked
package dev.kontor.events.privacy;

import org.jspecify.annotations.NullMarked;
