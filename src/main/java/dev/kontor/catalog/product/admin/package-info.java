/// Products and variants over HTTP, for staff, and the use cases behind it.
@NullMarked
package dev.kontor.catalog.product.admin;

import org.jspecify.annotations.NullMarked;
