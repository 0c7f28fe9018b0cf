/// Templates of documents that staff edit: rules, samples, versions and previews.
@NullMarked
package dev.kontor.document.design;

import org.jspecify.annotations.NullMarked;
