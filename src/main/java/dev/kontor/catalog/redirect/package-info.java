/// Redirects from old paths of the frontend.
@NullMarked
package dev.kontor.catalog.redirect;

import org.jspecify.annotations.NullMarked;
