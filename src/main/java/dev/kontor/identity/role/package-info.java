/// Roles: named sets of permissions.
@NullMarked
package dev.kontor.identity.role;

import org.jspecify.annotations.NullMarked;
