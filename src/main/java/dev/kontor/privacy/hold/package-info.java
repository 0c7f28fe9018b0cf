/// Legal holds: persons who must not be erased.
@NullMarked
package dev.kontor.privacy.hold;

import org.jspecify.annotations.NullMarked;
