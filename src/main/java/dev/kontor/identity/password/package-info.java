/// Passwords: slow hashes, never more at once than the machine can handle.
@NullMarked
package dev.kontor.identity.password;

import org.jspecify.annotations.NullMarked;
