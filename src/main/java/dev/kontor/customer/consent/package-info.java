/// Consents of customers: purposes and texts of staff, and the record of what was given and withdrawn.
@NullMarked
package dev.kontor.customer.consent;

import org.jspecify.annotations.NullMarked;
