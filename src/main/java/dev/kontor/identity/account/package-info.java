/// The accounts of customers, for the module that keeps their profiles.
@NullMarked
package dev.kontor.identity.account;

import org.jspecify.annotations.NullMarked;
