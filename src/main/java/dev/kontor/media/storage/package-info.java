/// Where the bytes are kept: a folder, or a bucket of S3.
@NullMarked
package dev.kontor.media.storage;

import org.jspecify.annotations.NullMarked;
