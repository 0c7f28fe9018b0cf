/// Staff members, their roles, and the owner of the shop.
@NullMarked
package dev.kontor.identity.staff;

import org.jspecify.annotations.NullMarked;
