/// The content of documents: calculated from orders and refunds without a database.
@NullMarked
package dev.kontor.document.content;

import org.jspecify.annotations.NullMarked;
