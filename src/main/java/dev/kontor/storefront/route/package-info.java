/// Resolution of front-end paths.
@NullMarked
package dev.kontor.storefront.route;

import org.jspecify.annotations.NullMarked;
