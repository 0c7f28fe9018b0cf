/// The job engine and the administration of jobs.
@NullMarked
package dev.kontor.jobs.engine;

import org.jspecify.annotations.NullMarked;
