/// Customer groups and their members.
@NullMarked
package dev.kontor.customer.group;

import org.jspecify.annotations.NullMarked;
