/// Payments for staff.
@NullMarked
package dev.kontor.payment.admin;

import org.jspecify.annotations.NullMarked;
