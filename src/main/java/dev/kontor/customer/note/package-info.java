/// Notes of staff on customers.
@NullMarked
package dev.kontor.customer.note;

import org.jspecify.annotations.NullMarked;
