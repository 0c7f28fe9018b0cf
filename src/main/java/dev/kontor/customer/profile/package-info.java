/// Profiles, address books, registrations and erasure requests of customers.
@NullMarked
package dev.kontor.customer.profile;

import org.jspecify.annotations.NullMarked;
