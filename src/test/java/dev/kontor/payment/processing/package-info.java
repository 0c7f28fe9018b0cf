@NullMarked
package dev.kontor.payment.processing;

import org.jspecify.annotations.NullMarked;
