/// Renders the XML and PDF files of documents and stores them.
@NullMarked
package dev.kontor.document.file;

import org.jspecify.annotations.NullMarked;
