/// Passwords: hashed slowly, and never more of them at once than the machine can bear.
@NullMarked
package dev.kontor.identity.password;

import org.jspecify.annotations.NullMarked;
