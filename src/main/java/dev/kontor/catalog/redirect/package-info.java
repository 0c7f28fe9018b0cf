/// Redirects: where addresses that are gone lead to.
@NullMarked
package dev.kontor.catalog.redirect;

import org.jspecify.annotations.NullMarked;
