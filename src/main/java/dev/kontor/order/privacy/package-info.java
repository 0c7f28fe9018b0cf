/// The personal data of orders, and their erasure.
@NullMarked
package dev.kontor.order.privacy;

import org.jspecify.annotations.NullMarked;
