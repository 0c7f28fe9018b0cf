/// Invitations to become a member of staff.
@NullMarked
package dev.kontor.identity.invitation;

import org.jspecify.annotations.NullMarked;
