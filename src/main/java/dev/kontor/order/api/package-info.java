/// Orders over HTTP, for buyers and for staff.
@NullMarked
package dev.kontor.order.api;

import org.jspecify.annotations.NullMarked;
