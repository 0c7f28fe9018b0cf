/// Storage of bytes: a folder or an S3 bucket.
@NullMarked
package dev.kontor.media.storage;

import org.jspecify.annotations.NullMarked;
