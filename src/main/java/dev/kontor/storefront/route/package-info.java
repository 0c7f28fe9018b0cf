/// What lies at an address of the front end.
@NullMarked
package dev.kontor.storefront.route;

import org.jspecify.annotations.NullMarked;
