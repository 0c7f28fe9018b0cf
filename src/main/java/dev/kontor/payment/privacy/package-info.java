/// The personal data of payments.
@NullMarked
package dev.kontor.payment.privacy;

import org.jspecify.annotations.NullMarked;
